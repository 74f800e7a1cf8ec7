using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training;

/// <summary>Starts trainings.</summary>
/// <param name="worker">Does their work and decides about turns.</param>
/// <param name="time">For waiting times.</param>
public sealed class TrainingService(ITrainingWorker worker, TimeProvider? time = null)
{
    private readonly TimeProvider _time = time ?? TimeProvider.System;

    /// <summary>Trains in this process, see <see cref="LocalTrainingWorker"/>.</summary>
    public TrainingService(LearningCatalog catalog, TimeProvider? time = null)
        : this(new LocalTrainingWorker(catalog, time), time)
    {
    }

    /// <summary>Trains in this process with other trainers and featurizers in place of ours.</summary>
    /// <param name="trainers">The trainers, by id.</param>
    /// <param name="featurizers">
    /// Gives the featurizer of a model; called on the training's thread, may load weights, may throw a <see cref="LearningException"/>. The
    /// caller owns what it gives and keeps it until <see cref="TrainingJob.Ended"/>.
    /// </param>
    /// <param name="time">For dates and waiting times.</param>
    public TrainingService(
        IReadOnlyDictionary<string, ILearner> trainers, Func<ProjectFile, ModelInfo, IFeaturizer> featurizers, TimeProvider? time = null)
        : this(new LearningCatalog(trainers, featurizers), time)
    {
    }

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

        var job = new TrainingJob(
            model,
            request.Progress,
            released: () =>
            {
                lock (project.InTraining)
                    project.InTraining.Remove(model.Id);
            },
            _time);
        job.TellListener();
        job.Run(running => project.IsReadOnly
            ? throw ProjectTrouble.Unwritable(project.Path, "it was opened for reading only, so a new model cannot be kept")
            : worker.Work(request, running));
        return job;
    }
}
