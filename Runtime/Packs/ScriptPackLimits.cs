namespace MLKids.Runtime.Packs;

/// <summary>
/// What a script pack may use. The engine counts these itself where it can; what it cannot count (a text that doubles inside a native function, say) is for the process around it.
/// </summary>
public sealed record ScriptPackLimits
{
    /// <summary>One call from outside: a block, a menu, a timer, a promise's handlers. Default 1 s.</summary>
    public TimeSpan Call { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The script itself and its <c>getInfo</c>. Default 5 s.</summary>
    public TimeSpan Load { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Statements of one call. Default 50 million.</summary>
    public int Statements { get; init; } = 50_000_000;

    /// <summary>Letters of the script. Default 2 million.</summary>
    public int SourceLength { get; init; } = 2_000_000;

    /// <summary>Letters of one text. Default 10 million.</summary>
    public int TextLength { get; init; } = 10_000_000;

    /// <summary>Items of one array that built-in functions work on. Default 1 million.</summary>
    public int ArrayLength { get; init; } = 1_000_000;

    /// <summary>Nesting of JSON texts and of what is written as JSON. Default 200.</summary>
    public int Depth { get; init; } = 200;

    /// <summary>One search with a regular expression. Default 250 ms.</summary>
    public TimeSpan RegularExpression { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Bytes of this process's managed memory, looked at now and then. Default 512 MB.</summary>
    public long Memory { get; init; } = 512L << 20;

    /// <summary>Timers that wait at one time. Default 1000.</summary>
    public int Timers { get; init; } = 1000;

    /// <summary>Lines that one call writes for the author. Default 100.</summary>
    public int LogLines { get; init; } = 100;
}
