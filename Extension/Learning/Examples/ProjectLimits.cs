namespace MLKids.Learning.Examples;

/// <summary>How much one project file holds. Generous for a class; there to stop a runaway program, not a child.</summary>
public static class ProjectLimits
{
    /// <summary>Models in one project.</summary>
    public const int Models = 100;

    /// <summary>Labels in one model.</summary>
    public const int Labels = 200;

    /// <summary>Examples in one project.</summary>
    public const int Examples = 200_000;

    /// <summary>Bytes of one example as it was added (32 MiB).</summary>
    public const int ExampleBytes = 32 * 1024 * 1024;

    /// <summary>Bytes of the program (256 MiB).</summary>
    public const int ProgramBytes = 256 * 1024 * 1024;

    /// <summary>Characters as a reader counts them (grapheme clusters) in the name of a label or model.</summary>
    public const int NameCharacters = 200;

    /// <summary>UTF-16 units in a name, so that one "character" cannot carry endless accents.</summary>
    public const int NameUnits = 1600;

    /// <summary>UTF-16 units of a file name that are kept.</summary>
    public const int FileNameUnits = 260;
}
