namespace MLKids.Runtime.Scheduling;

/// <summary>
/// A clock for tests and fast runs: it moves by <see cref="Advance"/> and a little at every look, so that a program that waits for the clock comes to its end.
/// Timers fire inside <see cref="Advance"/>.
/// </summary>
public sealed class VirtualTime : TimeProvider
{
    private const long TicksPerLook = 10 * TimeSpan.TicksPerMicrosecond;
    private readonly Lock _lock = new();
    private readonly List<Timer> _timers = [];
    private readonly DateTimeOffset _epoch;
    private long _now;

    /// <param name="start">The date at the beginning; 1 January 2026, noon UTC, unless told.</param>
    public VirtualTime(DateTimeOffset? start = null) => _epoch = start ?? new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long GetTimestamp() => Interlocked.Add(ref _now, TicksPerLook);

    public override DateTimeOffset GetUtcNow() => _epoch.AddTicks(GetTimestamp());

    /// <summary>Moves the clock and fires what is due, in order of time.</summary>
    public void Advance(TimeSpan by)
    {
        var end = Interlocked.Read(ref _now) + by.Ticks;
        while (NextDue(end) is { } timer)
            timer.Fire();
        if (Interlocked.Read(ref _now) < end)
            Interlocked.Exchange(ref _now, end);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private Timer? NextDue(long end)
    {
        lock (_lock)
        {
            var next = _timers.Where(t => t.Due <= end).MinBy(t => t.Due);
            if (next is not null && next.Due > Interlocked.Read(ref _now))
                Interlocked.Exchange(ref _now, next.Due);
            return next;
        }
    }

    private sealed class Timer(VirtualTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period;

        public long Due { get; private set; } = long.MaxValue;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._lock)
            {
                time._timers.Remove(this);
                _period = period;
                if (dueTime >= TimeSpan.Zero)
                {
                    Due = Interlocked.Read(ref time._now) + dueTime.Ticks;
                    time._timers.Add(this);
                }
            }

            return true;
        }

        public void Fire()
        {
            Change(_period > TimeSpan.Zero ? _period : Timeout.InfiniteTimeSpan, _period);
            callback(state);
        }

        public void Dispose() => Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
