namespace MLKids.Studio.Serving;

/// <summary>A request cannot be answered, for a reason that the page shows.</summary>
/// <param name="status">HTTP status.</param>
/// <param name="code">A number of <see cref="StudioCodes"/>.</param>
/// <param name="childSentence">As everywhere: short, kind, says what to do next.</param>
/// <param name="message">For developers and teachers.</param>
internal sealed class StudioException(int status, string code, string childSentence, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public string ChildSentence { get; } = childSentence;
}
