using MLKids.Learning.Examples;
using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>What a worker process is told, one JSON object a line; exactly one of the fields is set.</summary>
internal sealed record WorkerOrder
{
    /// <summary>Train a model.</summary>
    public TrainOrder? Train { get; init; }

    /// <summary>Get ready for training a model of this kind.</summary>
    public ModelKind? Warm { get; init; }

    /// <summary>The new model may be saved.</summary>
    public bool Save { get; init; }
}

/// <summary>A <see cref="TrainingRequest"/> for another process; models by id, because names change.</summary>
/// <param name="Extension">Folder of the plugin that brings the preset; null for our own presets.</param>
internal sealed record TrainOrder(string Project, long ModelId, Preset Preset, string Reason, int Seed, TrainingBudget Budget, int Threads, CheckPlan? Check, string? Extension = null);
