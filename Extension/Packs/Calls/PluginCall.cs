using MLKids.Blocks.Contracts;

namespace MLKids.Packs.Calls;

/// <summary>
/// One piece of a plugin's code at work in its process: a block's call, a menu's question, a moment of the lifecycle. What it asks of the stage is answered where the stage may
/// be touched: here and now while the engine's thread waits for it, else between frames.
/// </summary>
/// <param name="what">For findings: "the block weather_rain", "OnStart".</param>
/// <param name="call">The block's call, or null.</param>
/// <param name="atStage">Brings a deed to the stage between two frames; null where there is none.</param>
internal sealed class PluginCall(string what, BlockCall? call, Action<Action<IStage>>? atStage)
{
    private readonly object _lock = new();
    private readonly Queue<Action<IStage>> _questions = new();
    private readonly SynchronizationContext? _engine = call is null ? null : SynchronizationContext.Current;
    private TaskCompletionSource<object?>? _later;
    private CancellationTokenRegistration _stop;
    private bool _isHere, _isParked, _isOver;
    private object? _value;
    private Exception? _failure;

    public string What => what;

    public BlockCall? Call => call;

    /// <summary>It is asked each frame, whether or not a script wants something of it.</summary>
    public bool IsWatching { get; init; }

    /// <summary>Its code said that it waits for something: it does not work at the moment.</summary>
    public bool Waits { get; private set; }

    /// <summary>When it began, by the clock's timestamps.</summary>
    public required long Began { get; init; }

    /// <summary>When it last got an answer from here.</summary>
    public long LastServed { get; private set; }

    /// <summary>Whether something is done for it right now, so that it cannot go on.</summary>
    public bool IsServed => _served > 0;

    private int _served;

    /// <summary>Waits for the answer on the engine's thread and answers questions meanwhile.</summary>
    /// <param name="window">At most this long, or until it says that it waits.</param>
    /// <param name="stop">Called when the script is stopped while it waits for a later answer.</param>
    /// <returns>The answer, or a task of it.</returns>
    public object? WaitOrPark(TimeSpan window, Action stop)
    {
        lock (_lock)
        {
            _isHere = true;
            var until = Environment.TickCount64 + (long)window.TotalMilliseconds;
            while (!_isOver && !Waits)
            {
                if (_questions.TryDequeue(out var question))
                    Serve(question, call!.Stage);
                else if (until - Environment.TickCount64 is var left and > 0)
                    Monitor.Wait(_lock, (int)Math.Min(left, int.MaxValue));
                else
                    break;
            }

            _isHere = false;
            while (_questions.TryDequeue(out var question))
                Bring(question);
            if (_isOver)
                return _failure is null ? _value : throw _failure;
            _isParked = true;
            _later = new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
        }

        _stop = call!.Stopped.Register(stop);
        return _later.Task;
    }

    /// <summary>The answer, for those who need not touch the stage meanwhile.</summary>
    public Task<object?> Later()
    {
        lock (_lock)
        {
            _later ??= new TaskCompletionSource<object?>(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_isOver)
                Complete();
            return _later.Task;
        }
    }

    /// <summary>Its code asks something of the stage.</summary>
    /// <exception cref="InvalidOperationException">There is no stage.</exception>
    public void AtStage(Action<IStage> question)
    {
        lock (_lock)
        {
            Interlocked.Increment(ref _served);
            if (_isHere)
            {
                _questions.Enqueue(question);
                Monitor.PulseAll(_lock);
                return;
            }

            Bring(question);
        }
    }

    /// <summary>It waits for something: the engine need not.</summary>
    public void Wait()
    {
        lock (_lock)
        {
            Waits = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>The end, once.</summary>
    public void Finish(object? value, Exception? failure)
    {
        lock (_lock)
        {
            if (_isOver)
                return;
            (_isOver, _value, _failure) = (true, value, failure);
            Monitor.PulseAll(_lock);
            if (_later is not null)
                Complete();
        }

        if (_isParked)
            _stop.Dispose();
    }

    private void Complete()
    {
        if (_failure is null)
            _later!.TrySetResult(_value);
        else
            _later!.TrySetException(_failure);
        // Nobody may look at it any more.
        _ = _later.Task.Exception;
    }

    private void Bring(Action<IStage> question)
    {
        if (_engine is not null)
            _engine.Post(_ => Serve(question, call!.Stage), null);
        else if (atStage is not null)
            atStage(stage => Serve(question, stage));
        else
            throw new InvalidOperationException("no program is open here, so there is no stage");
    }

    private void Serve(Action<IStage> question, IStage stage)
    {
        try
        {
            question(stage);
        }
        finally
        {
            Interlocked.Decrement(ref _served);
            LastServed = Environment.TickCount64;
        }
    }
}
