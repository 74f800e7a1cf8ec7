namespace MLKids.Learning;

/// <summary>
/// Learning cannot go on, for a reason that a person can act on. Everything that Learning throws on bad input is one of these
/// (or <see cref="OperationCanceledException"/>).
/// </summary>
/// <param name="code">A number of <see cref="LearningCodes"/>.</param>
/// <param name="childSentence">At most 12 words or two short sentences; blames nobody; says what to do next.</param>
/// <param name="message">For developers and teachers: what was found, what was wanted, what is available.</param>
public sealed class LearningException(string code, string childSentence, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;

    public string ChildSentence { get; } = childSentence;
}
