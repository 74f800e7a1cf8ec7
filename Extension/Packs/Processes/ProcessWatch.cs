using MLKids.Packs.Calls;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Processes;

/// <summary>Looks at one plugin's process a few times a second and ends it when it hangs, floods, fills the memory or computes although nobody asks it.</summary>
internal sealed class ProcessWatch : IDisposable
{
    private readonly PluginProcess _process;
    private readonly ChildProcess _child;
    private readonly WireConnection _line;
    private readonly PluginLimits _limits;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private long _heard, _heardSince, _idleSince;
    private TimeSpan _computedBefore;
    private int _looks;

    public ProcessWatch(PluginProcess process, ChildProcess child, WireConnection line, PluginLimits limits, TimeProvider time)
    {
        (_process, _child, _line, _limits, _time) = (process, child, line, limits, time);
        _heardSince = _idleSince = time.GetTimestamp();
        _timer = time.CreateTimer(_ => Look(), null, limits.Watch, limits.Watch);
    }

    /// <summary>A message came in.</summary>
    /// <returns>False if there are too many.</returns>
    public bool Hear()
    {
        if (_time.GetElapsedTime(_heardSince) > TimeSpan.FromSeconds(1))
            (_heard, _heardSince) = (0, _time.GetTimestamp());
        if (++_heard <= _limits.MessagesPerSecond)
            return true;
        _process.End($"it sent more than {_limits.MessagesPerSecond:N0} messages in a second", Working());
        return false;
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        if (!_process.IsAlive)
            return;
        try
        {
            if (Tired() is { } tired)
                _process.End($"it did not answer for {_time.GetElapsedTime(tired.Began).TotalSeconds:0.#} s", tired);
            else if (_line.WritingSince is not 0 and var since && _time.GetElapsedTime(since) > _limits.Patience)
                _process.End("it does not listen any more", Working());
            else if (_looks++ % 4 == 0)
                LookAtMachine();
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
        }
    }

    /// <summary>The oldest code that works and is not given time by us.</summary>
    private PluginCall? Tired()
    {
        // Loading has a patience of its own.
        var working = _process.Calls.Where(c => c is { Waits: false } && c.What != PluginProcess.Loading).OrderBy(c => c.Began).FirstOrDefault();
        if (working is null)
            return null;
        var all = _time.GetElapsedTime(working.Began);
        var since = working.LastServed == 0 ? all : TimeSpan.FromMilliseconds(Environment.TickCount64 - working.LastServed);
        return (all > _limits.Patience && since > _limits.Patience && !working.IsServed) || all > _limits.LongestTurn ? working : null;
    }

    private PluginCall? Working() => _process.Calls.OrderBy(c => c.Waits).ThenBy(c => c.Began).FirstOrDefault();

    private void LookAtMachine()
    {
        if (_child.MemoryBytes is var memory && memory > _limits.ResidentBytes)
        {
            _process.End($"it took {memory >> 20} MB of memory (at most {_limits.ResidentBytes >> 20} MB)", Working());
            return;
        }

        var computed = _child.ProcessorTime;
        if (_process.Calls.Any(c => !c.IsWatching))
            (_idleSince, _computedBefore) = (_time.GetTimestamp(), computed);
        var idle = _time.GetElapsedTime(_idleSince);
        if (idle < _limits.IdleTime)
            return;
        if ((computed - _computedBefore) / idle > _limits.IdleShare)
            _process.End($"it computed for {idle.TotalSeconds:0.#} s without a rest although no block was asked (a thread or timer of its own)", null);
        (_idleSince, _computedBefore) = (_time.GetTimestamp(), computed);
    }
}
