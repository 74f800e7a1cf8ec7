namespace MLKids.Packs.Tools.Trying;

/// <summary>The plugin or its tests could not be built.</summary>
/// <param name="said">All that <c>dotnet</c> wrote.</param>
internal sealed class BuildFailedException(string said) : Exception("The plugin or its tests cannot be built.")
{
    /// <summary>The compiler's errors, each once; all that was written where there is none.</summary>
    public IReadOnlyList<string> Errors { get; } = Read(said);

    private static List<string> Read(string said)
    {
        var lines = said.Split('\n').Select(l => l.Trim()).Where(l => l.Length > 0).ToList();
        // A project's path in brackets ends each line.
        var errors = lines.Where(l => l.Contains("error ", StringComparison.Ordinal)).Select(l => l.EndsWith(']') ? l[..l.LastIndexOf('[')].TrimEnd() : l).Distinct().ToList();
        return errors.Count > 0 ? errors : [.. lines.TakeLast(20)];
    }
}
