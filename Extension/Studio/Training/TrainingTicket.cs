using MLKids.Learning.Training;

namespace MLKids.Studio.Training;

/// <summary>A place in the <see cref="TrainingQueue"/>, from asking to the end of the training.</summary>
internal sealed class TrainingTicket(TrainingQueue queue, string owner, string model, TimeProvider time) : IDisposable
{
    private const double MiB = 1 << 20;

    private readonly DateTimeOffset _since = time.GetUtcNow();
    private readonly long _asked = time.GetTimestamp();
    private readonly SemaphoreSlim _changed = new(0);
    private long? _began;
    private long _memory, _peak;

    public string Owner => owner;

    /// <summary>The phase, told by who runs it.</summary>
    public TrainingState State { get; set; }

    /// <summary>Largest resident memory so far, in bytes.</summary>
    public long PeakBytes => Interlocked.Read(ref _peak);

    /// <summary>Waits for its turn.</summary>
    /// <param name="tell">Told how many come before, at first and whenever that changes; not at all when the turn comes at once.</param>
    /// <param name="cancellation">Ends the waiting.</param>
    /// <exception cref="OperationCanceledException">Cancelled; what <paramref name="tell"/> throws ends the waiting too.</exception>
    public void Wait(Action<int> tell, CancellationToken cancellation)
    {
        for (int? told = null; queue.BeforeNow(this) is { } before; told = before)
        {
            if (told != before)
                tell(before);
            _changed.Wait(cancellation);
        }
    }

    /// <summary>Keeps what the training's process takes now.</summary>
    public void Measured(long bytes)
    {
        Interlocked.Exchange(ref _memory, bytes);
        Interlocked.Exchange(ref _peak, Math.Max(bytes, PeakBytes));
    }

    /// <summary>Leaves the queue: the next one may begin.</summary>
    public void Dispose()
    {
        queue.Leave(this);
        _changed.Dispose();
    }

    internal void Begin()
    {
        _began = time.GetTimestamp();
        Changed();
    }

    internal void Changed()
    {
        if (_changed.CurrentCount == 0)
            _changed.Release();
    }

    internal TrainingStatus Status(int? before)
    {
        var now = time.GetTimestamp();
        return new(
            Owner,
            model,
            State,
            before,
            _since,
            Seconds(_asked, _began ?? now),
            Seconds(_began ?? now, now),
            Math.Round(Interlocked.Read(ref _memory) / MiB, 1),
            Math.Round(PeakBytes / MiB, 1));
    }

    private double Seconds(long from, long to) => Math.Round(time.GetElapsedTime(from, to).TotalSeconds, 3);
}
