using System.Collections.Concurrent;

namespace MLKids.Runtime.Packs;

/// <summary>What a pack does later: timers, and what tasks on other threads bring. All of it happens on the pack's thread, in <see cref="Turn"/>.</summary>
internal sealed class PackLoop(TimeProvider time) : IDisposable
{
    /// <summary>Timers that one turn serves; the rest waits for the next, so that nobody is kept out.</summary>
    private const int TimersPerTurn = 1000;

    /// <summary>Longer pauses are not made up for.</summary>
    private const long MostBehind = TimeSpan.TicksPerSecond;

    private readonly ConcurrentQueue<Action> _posted = new();
    private readonly PriorityQueue<Action, (long Due, long Order)> _timers = new();
    private readonly long _start = time.GetTimestamp();
    private readonly Lock _lock = new();
    private ITimer? _alarm;
    private long _order, _due, _alarmDue = long.MaxValue;
    private bool _called;

    /// <summary>Leads to the pack's thread; null: somebody calls <see cref="Turn"/> by himself.</summary>
    public SynchronizationContext? Context { get; set; }

    /// <summary>Milliseconds since the pack was made.</summary>
    public double Now => time.GetElapsedTime(_start).TotalMilliseconds;

    /// <summary>Until a turn has something to do: zero if it has now, null if nothing is known.</summary>
    public TimeSpan? Wait
    {
        get
        {
            if (!_posted.IsEmpty)
                return TimeSpan.Zero;
            return _timers.TryPeek(out _, out var first) ? TimeSpan.FromTicks(Math.Max(0, first.Due - Ticks)) : null;
        }
    }

    private long Ticks => time.GetElapsedTime(_start).Ticks;

    /// <summary>Any thread.</summary>
    public void Post(Action action)
    {
        _posted.Enqueue(action);
        CallTurn();
    }

    /// <summary>Once, after a time; the pack's thread only.</summary>
    /// <param name="milliseconds">From now on.</param>
    /// <param name="action">What to do.</param>
    /// <param name="again">Counted from when the running timer was due: what repeats itself does not fall behind.</param>
    public void After(double milliseconds, Action action, bool again = false)
    {
        var from = again ? Math.Max(_due, Ticks - MostBehind) : Ticks;
        var ticks = double.IsFinite(milliseconds) ? (long)(Math.Clamp(milliseconds, 0, int.MaxValue) * TimeSpan.TicksPerMillisecond) : 0;
        _timers.Enqueue(action, (from + ticks, _order++));
        SetAlarm();
    }

    /// <summary>Does what is due; the pack's thread only.</summary>
    public void Turn()
    {
        lock (_lock)
            _called = false;
        for (var left = _posted.Count; left > 0 && _posted.TryDequeue(out var action); left--)
            action();
        for (var left = TimersPerTurn; left > 0 && _timers.TryPeek(out var timer, out var at) && at.Due <= Ticks; left--)
        {
            _timers.Dequeue();
            _due = at.Due;
            timer();
        }

        _alarmDue = long.MaxValue;
        SetAlarm();
        if (!_posted.IsEmpty)
            CallTurn();
    }

    public void Dispose()
    {
        _alarm?.Dispose();
        _timers.Clear();
        _posted.Clear();
        Context = null;
    }

    private void SetAlarm()
    {
        if (!_timers.TryPeek(out _, out var first) || first.Due >= _alarmDue)
            return;
        _alarmDue = first.Due;
        var wait = TimeSpan.FromTicks(Math.Max(0, first.Due - Ticks));
        if (_alarm is null)
            _alarm = time.CreateTimer(_ => CallTurn(), null, wait, Timeout.InfiniteTimeSpan);
        else
            _alarm.Change(wait, Timeout.InfiniteTimeSpan);
    }

    private void CallTurn()
    {
        if (Context is not { } context)
            return;
        lock (_lock)
        {
            if (_called)
                return;
            _called = true;
        }

        context.Post(_ => Turn(), null);
    }
}
