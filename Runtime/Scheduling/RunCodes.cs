namespace MLKids.Runtime.Scheduling;

/// <summary>Findings while a program runs (MLR). Never renumbered; MLR1xx are the stage's.</summary>
public static class RunCodes
{
    /// <summary>Custom blocks call each other without end.</summary>
    public const string TooDeep = "MLR201";

    /// <summary>A custom block ran for very long without a pause and was ended.</summary>
    public const string TooLong = "MLR202";

    /// <summary>A block failed in a way that its author did not foresee.</summary>
    public const string BlockFailed = "MLR203";

    /// <summary>The script engine failed.</summary>
    public const string EngineFailed = "MLR204";

    /// <summary>A text became longer than allowed.</summary>
    public const string TextTooLong = "MLR205";

    /// <summary>The program was set up anew after something inside went wrong.</summary>
    public const string Restarted = "MLR206";

    /// <summary>A block asked for one of its stacks that it does not have.</summary>
    public const string NoSuchStack = "MLR207";
}
