using MLKids.Learning.Examples;

namespace MLKids.Learning.Training;

/// <summary>What to train, and how.</summary>
/// <param name="Project">The project; must stay open until the job has ended.</param>
/// <param name="ModelName">The model, by name.</param>
/// <param name="Preset">Which way.</param>
public sealed record TrainingRequest(ProjectFile Project, string ModelName, Preset Preset)
{
    /// <summary>Why this preset, in one sentence; kept in the report.</summary>
    public string Reason { get; init; } = "chosen by a person";

    /// <summary>The same examples and seed give the same model on one machine.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>In memory or streamed.</summary>
    public TrainingBudget Budget { get; init; } = TrainingBudget.Default;

    /// <summary>Threads that featurize; 0 means as many as the machine has cores.</summary>
    public int Workers { get; init; }

    /// <summary>How accuracy is measured; null takes <see cref="Presets.Checks"/>.</summary>
    public CheckPlan? Check { get; init; }

    /// <summary>Told of every change, from the worker's threads, never two at once; may be null. What it throws is ignored.</summary>
    public IProgress<TrainingProgress>? Progress { get; init; }
}
