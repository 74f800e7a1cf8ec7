namespace MLKids.Packs.Tools.Trying;

/// <summary>How one test of a plugin ended.</summary>
/// <param name="Name">As its author wrote it.</param>
/// <param name="State">Passed, failed or skipped.</param>
internal sealed record TestOutcome(string Name, TestState State)
{
    /// <summary>What was found and wanted; null for a test that passed.</summary>
    public string? Message { get; init; }

    /// <summary>Inside the plugin's folder, with <c>/</c>; null if it is not known.</summary>
    public string? File { get; init; }

    /// <summary>From 1; null if it is not known.</summary>
    public int? Line { get; init; }
}

internal enum TestState
{
    Passed,
    Failed,
    Skipped,
}
