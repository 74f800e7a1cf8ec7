namespace MLKids.Studio.Training;

/// <summary>Looks after a worker process while it trains: ends it when it takes too much memory or gives no sign of life, and remembers why.</summary>
internal sealed class WorkerWatch : IDisposable
{
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(100);

    private readonly WorkerProcess _process;
    private readonly TrainingTicket _ticket;
    private readonly TrainingLimits _limits;
    private readonly ITimer _timer;
    private int _silentLooks;

    public WorkerWatch(WorkerProcess process, TrainingTicket ticket, TrainingLimits limits, TimeProvider time)
    {
        (_process, _ticket, _limits) = (process, ticket, limits);
        _timer = time.CreateTimer(_ => Look(), null, Period, Period);
    }

    /// <summary>It was ended because it took more than <see cref="TrainingLimits.MemoryBytes"/>.</summary>
    public bool TookTooMuch { get; private set; }

    /// <summary>It was ended because it was silent for <see cref="TrainingLimits.Silence"/>.</summary>
    public bool WasSilent { get; private set; }

    /// <summary>It gave a sign of life.</summary>
    public void Heard() => Interlocked.Exchange(ref _silentLooks, 0);

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var bytes = _process.MemoryBytes;
        if (bytes == 0)
            return;
        _ticket.Measured(bytes);
        TookTooMuch |= bytes > _limits.MemoryBytes;

        // Looks are counted, not time: a computer that slept for an hour was not silent.
        WasSilent |= Interlocked.Increment(ref _silentLooks) * Period > _limits.Silence;
        if (TookTooMuch || WasSilent)
            _process.Kill();
    }
}
