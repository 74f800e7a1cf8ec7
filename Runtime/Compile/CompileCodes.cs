namespace MLKids.Runtime.Compile;

/// <summary>Findings of the compiler (MLC). Never renumbered.</summary>
public static class CompileCodes
{
    /// <summary>No pack here has this block; it is skipped.</summary>
    public const string UnknownBlock = "MLC001";

    /// <summary>Blocks form a circle or are nested too deep; the script is left out.</summary>
    public const string TooDeep = "MLC002";

    /// <summary>A script could not be compiled; it is left out.</summary>
    public const string NotCompiled = "MLC003";

    /// <summary>A script could not be compiled to machine code; it runs in the script engine.</summary>
    public const string RunsInEngine = "MLC004";

    /// <summary>A block that is switched off here; it is skipped.</summary>
    public const string RefusedBlock = "MLC005";
}
