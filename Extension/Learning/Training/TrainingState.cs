namespace MLKids.Learning.Training;

/// <summary>Where a training stands. Only in memory: a crash leaves no training behind that never ends.</summary>
public enum TrainingState
{
    /// <summary>Another training is running.</summary>
    Waiting,

    /// <summary>Examples are looked at and turned into features.</summary>
    Preparing,

    /// <summary>The head learns.</summary>
    Learning,

    /// <summary>The accuracy is measured.</summary>
    Checking,

    /// <summary>The model is written. Too late to cancel.</summary>
    Saving,

    /// <summary>The new model is on disk and answers.</summary>
    Finished,

    /// <summary>The reason is in <see cref="TrainingJob.Error"/>. The earlier model answers.</summary>
    Failed,

    /// <summary>Stopped by a person. The earlier model answers.</summary>
    Cancelled,
}
