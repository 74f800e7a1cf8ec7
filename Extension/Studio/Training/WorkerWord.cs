using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>What a worker process says, one JSON object a line. An empty one is a sign of life.</summary>
internal sealed record WorkerWord
{
    /// <summary>How far it is. When it enters <see cref="TrainingState.Saving"/>, it waits for <see cref="WorkerOrder.Save"/>.</summary>
    public TrainingProgress? Progress { get; init; }

    /// <summary>Losses of the model's fit since the last word.</summary>
    public IReadOnlyList<LossPoint>? Losses { get; init; }

    /// <summary>The model is on disk; the order is done.</summary>
    public bool Saved { get; init; }

    /// <summary>Why the order is given up.</summary>
    public WorkerError? Error { get; init; }
}

/// <summary>A <see cref="MLKids.Learning.LearningException"/> on its way between processes.</summary>
internal sealed record WorkerError(string Code, string ChildSentence, string Message);
