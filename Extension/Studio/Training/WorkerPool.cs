using System.ComponentModel;
using MLKids.Learning;
using MLKids.Learning.Examples;

namespace MLKids.Studio.Training;

/// <summary>
/// The worker processes of this program. At most one that has nothing to do stays ready, for a while, with libraries loaded and code compiled.
/// Safe to use from several threads.
/// </summary>
internal sealed class WorkerPool(TrainingLimits limits, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly HashSet<WorkerProcess> _busy = [];
    private WorkerProcess? _idle;
    private ITimer? _leaving;
    private bool _disposed;

    /// <summary>Starts a process ahead, unless some are at work or memory is short; one that is ready stays longer.</summary>
    /// <param name="kind">What will probably be trained.</param>
    public void Prepare(ModelKind kind)
    {
        lock (_lock)
        {
            if (_disposed || limits.Idle == TimeSpan.Zero || _busy.Count > 0)
                return;
            try
            {
                var process = Ready() ?? Start();
                process.Send(new WorkerOrder { Warm = kind });
                Keep(process);
            }
            catch (LearningException)
            {
                // Whoever trains is told; getting ready is a courtesy.
            }
        }
    }

    /// <summary>A process to train in, the ready one if there is one.</summary>
    /// <exception cref="LearningException">None can be started (<see cref="LearningCodes.WorkerEnded"/>).</exception>
    public WorkerProcess Take()
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            var process = Ready() ?? Start();
            _busy.Add(process);
            return process;
        }
    }

    /// <summary>Gives a process back.</summary>
    /// <param name="process">From <see cref="Take"/>.</param>
    /// <param name="healthy">It has done its order and may do another one.</param>
    public void GiveBack(WorkerProcess process, bool healthy)
    {
        lock (_lock)
        {
            _busy.Remove(process);
            if (healthy && !_disposed && limits.Idle > TimeSpan.Zero && _idle is null)
            {
                Keep(process);
                return;
            }
        }

        process.Dispose();
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            Ready()?.Dispose();
            foreach (var process in _busy)
                process.Kill();
        }
    }

    /// <summary>Takes the ready process out, or gives null where there is none that lives.</summary>
    private WorkerProcess? Ready()
    {
        var process = _idle;
        _leaving?.Dispose();
        (_idle, _leaving) = (null, null);
        if (process is not { HasExited: true })
            return process;
        process.Dispose();
        return null;
    }

    private void Keep(WorkerProcess process)
    {
        _idle = process;
        _leaving = time.CreateTimer(_ => LetGo(process), null, limits.Idle, Timeout.InfiniteTimeSpan);
    }

    private void LetGo(WorkerProcess process)
    {
        lock (_lock)
        {
            if (_idle != process)
                return;
            _idle = null;
        }

        process.Dispose();
    }

    private WorkerProcess Start()
    {
        try
        {
            return WorkerProcess.Start(limits.MemoryBytes);
        }
        catch (Exception error) when (error is Win32Exception or IOException)
        {
            throw new LearningException(
                LearningCodes.WorkerEnded, "Learning could not start. Close some windows and try again.", $"No process for training could be started: {error.Message}", error);
        }
    }
}
