namespace MLKids.Learning.Training;

/// <summary>Gives every failure of a training a code and a child's sentence.</summary>
public static class TrainingFailure
{
    /// <summary>The error itself when it explains itself; else one with <see cref="LearningCodes.OutOfMemory"/> or <see cref="LearningCodes.TrainingFailed"/>.</summary>
    public static LearningException Explain(Exception error) => error switch
    {
        LearningException known => known,
        AggregateException several when several.Flatten().InnerExceptions is [var first, ..] => Explain(first),
        OutOfMemoryException => new LearningException(
            LearningCodes.OutOfMemory,
            "The memory is full. Try the simplified model or fewer examples.",
            $"Training ran out of memory ({error.Message}). The earlier model is kept.",
            error),
        ObjectDisposedException => new LearningException(
            LearningCodes.TrainingFailed,
            "The project was closed, so I stopped learning.",
            $"Project or featurizer was disposed while training: {error.Message}",
            error),
        _ => new LearningException(
            LearningCodes.TrainingFailed,
            "Something went wrong while learning. Please try again.",
            $"Training failed unexpectedly: {error.GetType().Name}: {error.Message}. The earlier model is kept.",
            error),
    };
}
