namespace MLKids.Packs;

/// <summary>What the environment bears from a plugin. All in one place; tests set them small.</summary>
internal sealed record PluginLimits
{
    /// <summary>A block that answers within this time costs its script no frame.</summary>
    public TimeSpan FirstAnswer { get; init; } = TimeSpan.FromMilliseconds(25);

    /// <summary>A hat's condition is waited for this long in a frame; after that its last answer counts.</summary>
    public TimeSpan HatAnswer { get; init; } = TimeSpan.FromMilliseconds(5);

    /// <summary>A menu is waited for this long; after that it shows what it showed last.</summary>
    public TimeSpan MenuAnswer { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>Longest that a block works without answering or saying that it waits.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The same, with the time in which the environment answered the block's questions.</summary>
    public TimeSpan LongestTurn { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>From the process' start until its packs are read; computers of schools are slow.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Managed memory.</summary>
    public long ManagedBytes { get; init; } = 256 << 20;

    /// <summary>All memory.</summary>
    public long ResidentBytes { get; init; } = 512 << 20;

    /// <summary>Part of one core that it may use while no block is called, over <see cref="IdleTime"/>.</summary>
    public double IdleShare { get; init; } = 0.8;

    public TimeSpan IdleTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Messages in a second.</summary>
    public int MessagesPerSecond { get; init; } = 50_000;

    /// <summary>Blocks that wait at the same time.</summary>
    public int WaitingBlocks { get; init; } = 1_000;

    /// <summary>How often a plugin that ended is started again in one open program.</summary>
    public int Restarts { get; init; } = 3;

    /// <summary>A plugin's files have come to rest when nothing changes for this time.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How often folders are looked at where the operating system does not tell of changes.</summary>
    public TimeSpan Poll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How often processes are looked at.</summary>
    public TimeSpan Watch { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>How long a process that has read a plugin is kept for the next program that opens.</summary>
    public TimeSpan KeepWarm { get; init; } = TimeSpan.FromMinutes(1);
}
