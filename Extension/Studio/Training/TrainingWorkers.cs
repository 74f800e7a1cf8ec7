using MLKids.Learning.Device;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>Trainings in processes of their own, one for the whole server: a fair queue in front of the processes.</summary>
internal sealed class TrainingWorkers : IDisposable
{
    private readonly TrainingLimits _limits;
    private readonly TimeProvider _time;
    private readonly TrainingQueue _queue;
    private readonly WorkerPool _pool;
    private readonly LearningCatalog _catalog;

    /// <param name="limits">What they may take; null for what suits this computer.</param>
    /// <param name="time">The clock.</param>
    /// <param name="catalog">What can be learned with; null for what this build brings.</param>
    public TrainingWorkers(TrainingLimits? limits = null, TimeProvider? time = null, LearningCatalog? catalog = null)
    {
        _catalog = catalog ?? new LearningCatalog();
        _time = time ?? TimeProvider.System;
        _limits = limits ?? TrainingLimits.For(DeviceProbe.Measure(_time));
        _queue = new TrainingQueue(_limits.AtOnce, _limits.WaitingEach, _time);
        _pool = new WorkerPool(_limits, _time);
    }

    /// <summary>The trainer for a <see cref="Workbench"/>.</summary>
    /// <param name="owner">Who takes turns with others: a child, in class mode.</param>
    public TrainingService For(string owner) => new(new ProcessTrainingWorker(owner, _queue, _pool, _catalog, _limits, _time), _time);

    /// <summary>Gets a process ready, because a training of this kind will probably be asked for soon. Takes some milliseconds here.</summary>
    public void Prepare(ModelKind kind) => _pool.Prepare(kind);

    /// <summary>All trainings that run or wait now.</summary>
    public IReadOnlyList<TrainingStatus> Status() => _queue.Status();

    /// <summary>Ends all processes; running trainings fail, their projects are whole.</summary>
    public void Dispose() => _pool.Dispose();
}
