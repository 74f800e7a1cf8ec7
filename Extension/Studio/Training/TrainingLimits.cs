using MLKids.Learning.Device;

namespace MLKids.Studio.Training;

/// <summary>What trainings may take of this computer.</summary>
internal sealed record TrainingLimits
{
    private const long MiB = 1L << 20, LeastMemory = 384 * MiB, MostMemory = 4096 * MiB, LittleMemory = 2048 * MiB;

    /// <summary>Processes that train at the same time. Default: half of the cores, at least one.</summary>
    public int AtOnce { get; init; } = Math.Max(1, Environment.ProcessorCount / 2);

    /// <summary>Trainings of one owner that may wait. Default 5.</summary>
    public int WaitingEach { get; init; } = 5;

    /// <summary>Resident memory of one training process in bytes; one that takes more is ended.</summary>
    public long MemoryBytes { get; init; } = MostMemory;

    /// <summary>A process that has not given a sign of life for so long is ended. Default 30 s.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a process that has nothing to do stays ready; zero keeps none. Default 3 min.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>Half of the computer's memory for all trainings together, between 384 MiB and 4 GiB for each. With little memory none stays ready.</summary>
    /// <param name="facts">The computer.</param>
    public static TrainingLimits For(DeviceFacts facts)
    {
        var limits = new TrainingLimits { AtOnce = Math.Max(1, (facts.Cores ?? 1) / 2) };
        return facts.MemoryBytes is not { } memory ? limits : limits with
        {
            MemoryBytes = Math.Clamp(memory / 2 / limits.AtOnce, LeastMemory, MostMemory),
            Idle = memory <= LittleMemory ? TimeSpan.Zero : limits.Idle,
        };
    }
}
