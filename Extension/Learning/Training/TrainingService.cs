using System.Diagnostics.CodeAnalysis;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training;

/// <summary>
/// Starts trainings. One works at a time, others wait for their turn: two at once would be slower and take twice the memory.
/// </summary>
/// <param name="trainers">The trainers, by id.</param>
/// <param name="featurizers">
/// Gives the featurizer of a model; called on the worker's thread, may load weights, may throw a <see cref="LearningException"/>. The caller
/// owns
/// what it gives and keeps it until <see cref="TrainingJob.Ended"/>.
/// </param>
/// <param name="time">For dates.</param>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore has no wait handle; it lives as long as the program.")]
public sealed class TrainingService(
    IReadOnlyDictionary<string, ILearner> trainers, Func<ProjectFile, ModelInfo, IFeaturizer> featurizers, TimeProvider? time = null)
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Starts a training and returns at once. The first progress has been told when this returns.</summary>
    /// <exception cref="LearningException">
    /// No such model (<see cref="LearningCodes.UnknownName"/>), or it is being trained (<see cref="LearningCodes.AlreadyTraining"/>).
    /// Everything else ends the job, not this call.
    /// </exception>
    public TrainingJob Start(TrainingRequest request)
    {
        var project = request.Project;
        var model = project.Models.Get(request.ModelName);
        lock (project.InTraining)
        {
            if (!project.InTraining.Add(model.Id))
                throw new LearningException(
                    LearningCodes.AlreadyTraining,
                    "This model is learning already. Wait or stop it.",
                    $"Model '{model.Name}' is being trained; wanted one training of a model at a time.");
        }

        var hasTurn = 0;
        var job = new TrainingJob(
            model,
            request.Progress,
            released: () =>
            {
                lock (project.InTraining)
                    project.InTraining.Remove(model.Id);
                if (Interlocked.Exchange(ref hasTurn, 2) == 1)
                    _turn.Release();
            },
            _time);
        job.TellListener();
        job.Run(running =>
        {
            _turn.Wait(running.Token);

            // Cancelled in the very moment of getting the turn: then nobody else gives it back.
            if (Interlocked.CompareExchange(ref hasTurn, 1, 0) != 0)
                _turn.Release();
            running.Tell(TrainingState.Preparing, 0, "looking at the examples");
            return new TrainingRun(request, running, trainers, featurizers, _time).Run();
        });
        return job;
    }
}
