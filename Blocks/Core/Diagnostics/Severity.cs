namespace MLKids.Blocks.Diagnostics;

public enum Severity
{
    /// <summary>Good to know.</summary>
    Info,

    /// <summary>Works, but not as well as it could.</summary>
    Warning,

    /// <summary>Something does not work.</summary>
    Error,
}
