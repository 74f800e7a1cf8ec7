using System.Diagnostics.CodeAnalysis;
using MLKids.Learning;

namespace MLKids.Packs.Learning;

/// <summary>
/// The processes of one plugin's trainers, started when first asked. Whatever happens in them becomes one <see cref="LearningException"/> that names the plugin. Safe to use from
/// several threads.
/// </summary>
/// <param name="folder">The plugin's.</param>
/// <param name="displayName">What people call it.</param>
/// <param name="limits">What it may take.</param>
/// <param name="time">The clock.</param>
[SuppressMessage("Design", "CA1001", Justification = "The semaphore has no wait handle; a user may still release it after the pool has ended.")]
internal sealed class TrainerPool(string folder, string displayName, TrainerLimits limits, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _turns = new(limits.Processes, limits.Processes);
    private readonly HashSet<TrainerProcess> _busy = [];
    private TrainerProcess? _idle;
    private ITimer? _leaving;
    private bool _disposed;
    private int _strikes;

    public TrainerLimits Limits => limits;

    /// <summary>Processes that live now.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _busy.Count + (_idle is null ? 0 : 1);
        }
    }

    /// <summary>Works with a process that nobody else asks meanwhile.</summary>
    /// <param name="trainer">Who is asked, for messages.</param>
    /// <param name="answering">It is an answer, not a training: after too many that had to be ended, no more are asked for.</param>
    /// <param name="work">The questions.</param>
    /// <param name="cancellation">Ends the process.</param>
    /// <exception cref="LearningException"><see cref="LearningCodes.ExtensionFailed"/>, or the trainer's own.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public T Use<T>(string trainer, bool answering, Func<TrainerProcess, T> work, CancellationToken cancellation = default)
    {
        if (answering && Volatile.Read(ref _strikes) >= limits.Strikes)
            throw Failed(trainer, $"it had to be ended {limits.Strikes} times in a row and is not asked any more until it is loaded again");
        _turns.Wait(cancellation);
        TrainerProcess? process = null;
        try
        {
            process = Take();
            using var stop = cancellation.UnsafeRegister(static state => ((TrainerProcess)state!).Kill(), process);
            var result = work(process);
            process.Rest();
            if (answering)
                Volatile.Write(ref _strikes, 0);
            return result;
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (TrainerRefusedException e)
        {
            process?.Rest();
            throw e.Code.Length > 0 && e.ChildSentence.Length > 0 ? new LearningException(e.Code, e.ChildSentence, $"{Who(trainer)}: {e.Message}", e) : Failed(trainer, e.Message, e);
        }
        catch (Exception e) when (e is TrainerEndedException or EndOfStreamException or InvalidDataException)
        {
            process?.Kill();
            if (answering)
                Interlocked.Increment(ref _strikes);
            throw Failed(trainer, e.Message, e);
        }
        catch
        {
            process?.Kill();
            throw;
        }
        finally
        {
            if (process is not null)
                GiveBack(process);
            _turns.Release();
        }
    }

    /// <summary>Names the plugin and the trainer.</summary>
    public LearningException Failed(string trainer, string what, Exception? inner = null) => new(
        LearningCodes.ExtensionFailed, "An extension has a problem. Try another way to learn.", $"{Who(trainer)} failed: {what}. Models that were trained before are kept.", inner);

    /// <summary>Ends all processes; who works with one gets a failure.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            _leaving?.Dispose();
            _idle?.Dispose();
            _idle = null;
            foreach (var process in _busy)
                process.Kill();
        }
    }

    private string Who(string trainer) => $"The trainer '{trainer}' of the extension {displayName} ({Path.GetFileName(folder)})";

    private TrainerProcess Take()
    {
        lock (_lock)
        {
            if (_disposed)
                throw new TrainerEndedException("the extension was unloaded");
            if (_idle is { } ready)
            {
                (_idle, _leaving) = (null, Nothing(_leaving));
                _busy.Add(ready);
                return ready;
            }
        }

        var process = TrainerProcess.Start(folder, limits, time);
        lock (_lock)
        {
            _busy.Add(process);
            if (_disposed)
                process.Kill();
        }

        return process;
    }

    private void GiveBack(TrainerProcess process)
    {
        lock (_lock)
        {
            _busy.Remove(process);
            if (process.IsHealthy && !_disposed && _idle is null)
            {
                _idle = process;
                _leaving = time.CreateTimer(_ => LetGo(process), null, limits.Idle, Timeout.InfiniteTimeSpan);
                return;
            }
        }

        process.Dispose();
    }

    private void LetGo(TrainerProcess process)
    {
        lock (_lock)
        {
            if (_idle != process)
                return;
            (_idle, _leaving) = (null, Nothing(_leaving));
        }

        process.Dispose();
    }

    private static ITimer? Nothing(ITimer? timer)
    {
        timer?.Dispose();
        return null;
    }
}
