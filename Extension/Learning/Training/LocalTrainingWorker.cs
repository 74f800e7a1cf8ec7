using System.Diagnostics.CodeAnalysis;

namespace MLKids.Learning.Training;

/// <summary>Trains in this process, one model at a time: two at once would be slower and take twice the memory.</summary>
/// <param name="catalog">Trainers, featurizers and presets; its owner keeps it until <see cref="TrainingJob.Ended"/>.</param>
/// <param name="time">For dates.</param>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore has no wait handle; it lives as long as the program.")]
public sealed class LocalTrainingWorker(LearningCatalog catalog, TimeProvider? time = null) : ITrainingWorker
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public TrainingReport Work(TrainingRequest request, IRunningTraining running)
    {
        _turn.Wait(running.Cancellation);

        // The next one need not wait for work that hangs after its training was cancelled.
        running.Over.ContinueWith(_ => _turn.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        running.Tell(TrainingState.Preparing, 0, "looking at the examples");
        return new TrainingRun(request, running, catalog, time ?? TimeProvider.System).Run();
    }
}
