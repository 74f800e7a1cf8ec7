namespace MLKids.Packs.Learning;

/// <summary>What the process of a plugin's trainers may take.</summary>
public sealed record TrainerLimits
{
    /// <summary>Processes of one plugin at the same time: two that train (folds), one that answers.</summary>
    public int Processes { get; init; } = 3;

    /// <summary>Resident memory of one process in bytes. Default 2 GiB.</summary>
    public long MemoryBytes { get; init; } = 2L << 30;

    /// <summary>Features that are sent to one training, in bytes. Default 512 MiB.</summary>
    public long FeatureBytes { get; init; } = 512L << 20;

    /// <summary>A saved head at most, in bytes. Default 64 MiB.</summary>
    public int HeadBytes { get; init; } = 64 << 20;

    /// <summary>A training that has told no progress for so long is ended. Default 60 s.</summary>
    public TimeSpan FitSilence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>One fit at most. Default 30 min.</summary>
    public TimeSpan Fit { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>For starting, and for loading a head. Default 20 s.</summary>
    public TimeSpan Start { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>For the answers to at most 64 inputs. Default 3 s.</summary>
    public TimeSpan Answer { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>After so many answers in a row that had to be ended, the plugin is asked no more until it is loaded again.</summary>
    public int Strikes { get; init; } = 3;

    /// <summary>How long a process that has nothing to do stays ready. Default 1 min.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(1);
}
