using System.Diagnostics.CodeAnalysis;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training;

/// <summary>Trains in this process, one model at a time: two at once would be slower and take twice the memory.</summary>
/// <param name="trainers">The trainers, by id.</param>
/// <param name="featurizers">
/// Gives the featurizer of a model; called on the training's thread, may load weights, may throw a <see cref="LearningException"/>. The
/// caller owns what it gives and keeps it until <see cref="TrainingJob.Ended"/>.
/// </param>
/// <param name="time">For dates.</param>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore has no wait handle; it lives as long as the program.")]
public sealed class LocalTrainingWorker(
    IReadOnlyDictionary<string, ILearner> trainers, Func<ProjectFile, ModelInfo, IFeaturizer> featurizers, TimeProvider? time = null) : ITrainingWorker
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public TrainingReport Work(TrainingRequest request, IRunningTraining running)
    {
        _turn.Wait(running.Cancellation);

        // The next one need not wait for work that hangs after its training was cancelled.
        running.Over.ContinueWith(_ => _turn.Release(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        running.Tell(TrainingState.Preparing, 0, "looking at the examples");
        return new TrainingRun(request, running, trainers, featurizers, time ?? TimeProvider.System).Run();
    }
}
