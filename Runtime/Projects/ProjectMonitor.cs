namespace MLKids.Runtime.Projects;

/// <summary>A value shown on the stage.</summary>
/// <param name="Id">For variables and lists: theirs.</param>
/// <param name="Opcode">The reporter that it shows.</param>
/// <param name="SpriteName">The sprite that it is asked of; null for the stage and for what all share.</param>
/// <param name="Parameters">The reporter's fixed choices.</param>
/// <param name="Visible">Whether it is shown at the start.</param>
public sealed record ProjectMonitor(string Id, string Opcode, string? SpriteName, IReadOnlyDictionary<string, string> Parameters, bool Visible)
{
    /// <summary>"default", "large", "slider" or "list".</summary>
    public string Mode { get; init; } = "default";

    /// <summary>Pixels from the stage's left edge; null until somebody placed it.</summary>
    public double? X { get; init; }

    /// <summary>Pixels from the stage's upper edge; null until somebody placed it.</summary>
    public double? Y { get; init; }

    /// <summary>Of a list, in pixels; 0 for its usual size.</summary>
    public double Width { get; init; }

    /// <summary>Of a list, in pixels; 0 for its usual size.</summary>
    public double Height { get; init; }

    /// <summary>Of a slider.</summary>
    public double SliderMin { get; init; }

    /// <summary>Of a slider.</summary>
    public double SliderMax { get; init; } = 100;

    /// <summary>Whether a slider keeps to whole numbers.</summary>
    public bool IsDiscrete { get; init; } = true;
}
