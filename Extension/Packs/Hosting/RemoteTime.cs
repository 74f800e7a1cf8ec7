using System.Collections.Concurrent;

namespace MLKids.Packs.Hosting;

/// <summary>The program's clock where it is not this computer's. Safe to use from several threads.</summary>
internal sealed class RemoteTime(RemoteDoor door, Action<string, object?[]> tell) : TimeProvider
{
    private readonly ConcurrentDictionary<long, Timer> _timers = new();
    private long _last;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => Ask().Frequency;

    public override long GetTimestamp() => Ask().Timestamp;

    public override DateTimeOffset GetUtcNow() => new(Ask().Ticks, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new Timer(this, Interlocked.Increment(ref _last), callback, state);
        _timers[timer.Number] = timer;
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>A timer's time has come.</summary>
    public void Due(long number)
    {
        if (_timers.TryGetValue(number, out var timer))
            ThreadPool.UnsafeQueueUserWorkItem(_ => timer.Fire(), null);
    }

    private (long Ticks, long Timestamp, long Frequency) Ask() =>
        door.Wait("time") is object?[] and [long ticks, long timestamp, long frequency] ? (ticks, timestamp, frequency) : throw new InvalidOperationException("The program's clock does not answer.");

    private sealed class Timer(RemoteTime time, long number, TimerCallback callback, object? state) : ITimer
    {
        private readonly ExecutionContext? _context = ExecutionContext.Capture();

        public long Number => number;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var never = dueTime < TimeSpan.Zero;
            // Never and once would be the end of it.
            time.Tell(number, never ? TimeSpan.FromDays(40).Ticks : dueTime.Ticks, period <= TimeSpan.Zero ? -1 : period.Ticks);
            return true;
        }

        public void Fire()
        {
            if (_context is null)
                callback(state);
            else
                ExecutionContext.Run(_context, _ => callback(state), null);
        }

        public void Dispose()
        {
            time._timers.TryRemove(number, out _);
            time.Tell(number, -1, -1);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }

    private void Tell(long number, long due, long period) => tell("timer", [number, due, period]);
}
