namespace MLKids.Learning.Training;

/// <summary>
/// Does the work of trainings: in this process (<see cref="LocalTrainingWorker"/>), or wherever a host wants it. States, cancelling and the
/// promise that every training ends are <see cref="TrainingJob"/>'s.
/// </summary>
public interface ITrainingWorker
{
    /// <summary>
    /// Waits for its turn, trains and saves, on the calling thread. Enters <see cref="TrainingState.Saving"/> before anything is saved, and
    /// saves nothing when that throws.
    /// </summary>
    /// <param name="request">What to train. The project can be written to.</param>
    /// <param name="running">Who is told, and who cancels.</param>
    /// <returns>The report of the model that is on disk now.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    TrainingReport Work(TrainingRequest request, IRunningTraining running);
}
