using MLKids.Learning.Examples;

namespace MLKids.Learning.Training;

/// <summary>A training as who does its work sees it.</summary>
public interface IRunningTraining
{
    /// <summary>What is trained.</summary>
    ModelInfo Model { get; }

    /// <summary>A person has stopped it.</summary>
    CancellationToken Cancellation { get; }

    /// <summary>Completes when the training counts as ended, even if its work goes on. Never fails.</summary>
    Task Over { get; }

    /// <summary>Enters a phase or goes on in it.</summary>
    /// <param name="state">From <see cref="TrainingState.Waiting"/> to <see cref="TrainingState.Saving"/>.</param>
    /// <param name="done">0..1 over the whole training.</param>
    /// <param name="text">What is done now.</param>
    /// <param name="loss">Mean training loss so far; null leaves it.</param>
    /// <exception cref="OperationCanceledException">The training has been cancelled: nothing more may be done, above all nothing
    /// saved.</exception>
    void Tell(TrainingState state, double done, string text, double? loss = null);

    /// <summary>Adds a loss of the model's own fit.</summary>
    void AddLoss(LossPoint point);
}
