using MLKids.Learning.Examples;

namespace MLKids.Bench.Children;

/// <summary>What the process found.</summary>
internal sealed record ChildAnswer
{
    /// <summary>One entry a training.</summary>
    public IReadOnlyList<ChildTraining> Trainings { get; init; } = [];

    /// <summary>Milliseconds of each classification.</summary>
    public IReadOnlyList<double> Milliseconds { get; init; } = [];

    /// <summary>Peak resident set before the work: the runtime, the library, the open project.</summary>
    public double IdleMB { get; init; }

    /// <summary>Peak resident set at the end.</summary>
    public double PeakMB { get; init; }

    /// <summary>MB above the idle process.</summary>
    public double AboveMB => PeakMB - IdleMB;

    public Samples Seconds(SourceMode mode) => Samples.Of(Trainings.Where(t => t.Mode == mode).Select(t => t.Seconds));
}

/// <param name="Mode">In memory or streamed.</param>
/// <param name="Seconds">From the start of the job to its report.</param>
/// <param name="Processor">Seconds of processor time, of all threads: what is left of it when others use the cores too.</param>
/// <param name="FirstSign">Seconds until the first progress.</param>
/// <param name="Phases">Seconds of each phase.</param>
/// <param name="Hash">The model's.</param>
/// <param name="Accuracy">0..1.</param>
internal sealed record ChildTraining(
    SourceMode Mode, double Seconds, double Processor, double? FirstSign, IReadOnlyDictionary<string, double> Phases, string Hash, double? Accuracy);
