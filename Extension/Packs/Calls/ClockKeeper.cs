using System.Collections.Concurrent;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Calls;

/// <summary>The program's clock for a process whose own clock is another: a virtual one, in tests.</summary>
internal sealed class ClockKeeper(Func<WireConnection> line, Func<TimeProvider> time) : IDisposable
{
    private const int MostTimers = 10_000;
    private readonly ConcurrentDictionary<long, ITimer> _timers = new();

    /// <summary>UTC ticks, timestamp, its frequency.</summary>
    public object?[] Now() => [time().GetUtcNow().UtcTicks, time().GetTimestamp(), time().TimestampFrequency];

    /// <summary>Sets a timer; the process is told when it is due.</summary>
    /// <param name="number">The timer's.</param>
    /// <param name="due">Ticks from now; negative for never.</param>
    /// <param name="period">Ticks; negative for once. The end of a timer is never and once.</param>
    public void Change(long number, long due, long period)
    {
        if (due < 0 && period < 0)
        {
            if (_timers.TryRemove(number, out var old))
                old.Dispose();
        }
        else if (_timers.TryGetValue(number, out var timer))
        {
            timer.Change(Span(due), Span(period));
        }
        else if (_timers.Count < MostTimers)
        {
            _timers[number] = time().CreateTimer(_ => line().Tell("due", number), null, Span(due), Span(period));
        }
    }

    public void Dispose()
    {
        foreach (var number in _timers.Keys)
            Change(number, -1, -1);
    }

    private static TimeSpan Span(long ticks) => ticks < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(ticks);
}
