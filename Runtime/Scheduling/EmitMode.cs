namespace MLKids.Runtime.Scheduling;

/// <summary>Where scripts run. All modes give the same results.</summary>
public enum EmitMode
{
    /// <summary>Scripts with loops or recursion as machine code, the others in the script engine.</summary>
    Auto,

    /// <summary>Everything in the script engine.</summary>
    JavaScript,

    /// <summary>Everything as machine code where that can be made.</summary>
    Native,
}
