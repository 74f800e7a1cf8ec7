namespace MLKids.Differential.Running;

/// <summary>
/// The same clock as virtual-clock.mjs: it moves a little at every look and to the next whole frame in between. The runner does not wait for it, as it is always late.
/// </summary>
public sealed class FrameClock(int framesPerSecond) : TimeProvider
{
    private const long TicksPerLook = 5 * TimeSpan.TicksPerMicrosecond;

    // A whole number of milliseconds, so that no wait ends on the edge of a frame.
    private readonly long _frame = (long)Math.Ceiling(1000.0 / framesPerSecond) * TimeSpan.TicksPerMillisecond;
    private readonly List<Timer> _timers = [];
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now += TicksPerLook;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(GetTimestamp());

    /// <summary>On to the beginning of the next frame; timers that are due until then fire, in order of time.</summary>
    public void NextFrame()
    {
        var end = (_now / _frame + 1) * _frame;
        while (_timers.Where(t => t.Due <= end).MinBy(t => t.Due) is { } timer)
        {
            _now = Math.Max(_now, timer.Due);
            timer.Fire();
        }

        _now = Math.Max(_now, end);
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    // Once only: nobody here asks for more. One thread.
    private sealed class Timer(FrameClock clock, TimerCallback callback, object? state) : ITimer
    {
        public long Due { get; private set; }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock._timers.Remove(this);
            if (dueTime < TimeSpan.Zero)
                return true;
            Due = clock._now + dueTime.Ticks;
            clock._timers.Add(this);
            return true;
        }

        public void Fire()
        {
            clock._timers.Remove(this);
            callback(state);
        }

        public void Dispose() => clock._timers.Remove(this);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
