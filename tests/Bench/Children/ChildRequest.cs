using MLKids.Learning.Examples;
using MLKids.Learning.Training;

namespace MLKids.Bench.Children;

/// <summary>What a process of its own shall do, so that memory, first-time costs and crashes are its own.</summary>
internal sealed record ChildRequest(ChildWork Work, string Project)
{
    public Preset Preset { get; init; } = Preset.Accurate;

    /// <summary>One training a repeat and mode; the modes take turns.</summary>
    public IReadOnlyList<SourceMode> Modes { get; init; } = [SourceMode.Automatic];

    public int Repeats { get; init; } = 1;

    public int Workers { get; init; }

    public int Seed { get; init; } = 1;

    /// <summary>Runs on this core only; null takes all.</summary>
    public int? Core { get; init; }

    /// <summary>Photos to classify, or a folder to import.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}

internal enum ChildWork
{
    Train,
    Classify,
    Import,
}
