namespace MLKids.Learning.Examples;

/// <summary>
/// The usable examples of a model with their features, labels in the model's order, within a label in the order of adding.
/// </summary>
/// <param name="Source">The rows, of learning and of testing.</param>
/// <param name="ExampleIds">The example of each row.</param>
/// <param name="ForTesting">Which rows are put aside.</param>
/// <param name="Streaming">The rows lie in a scratch file.</param>
/// <param name="Refused">Examples that cannot be read, or whose cached features were damaged (those are computed anew next time).</param>
public sealed record LoadedExamples(
    IExampleSource Source,
    IReadOnlyList<long> ExampleIds,
    IReadOnlyList<bool> ForTesting,
    bool Streaming,
    IReadOnlyList<RefusedExample> Refused) : IDisposable
{
    /// <summary>Deletes the scratch file, if there is one.</summary>
    public void Dispose() => (Source as IDisposable)?.Dispose();
}
