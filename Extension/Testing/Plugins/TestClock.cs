using MLKids.Runtime.Scheduling;

namespace MLKids.Testing;

/// <summary>The test's clock: stands still until it is told to move, and the program runs its frames on the way. No test waits for real time.</summary>
public sealed class TestClock
{
    private readonly VirtualTime _time;
    private readonly Action<TimeSpan> _advance;

    internal TestClock(VirtualTime time, Action<TimeSpan> advance) => (_time, _advance) = (time, advance);

    /// <summary>What plugins see: <c>call.Time</c>, and the <see cref="TimeProvider"/> of packs' constructors.</summary>
    public TimeProvider Time => _time;

    /// <summary>Lets time go by, in frames of 1/30 s.</summary>
    public void Advance(TimeSpan by) => _advance(by);

    /// <summary>Lets seconds go by, in frames of 1/30 s.</summary>
    public void Advance(double seconds) => _advance(TimeSpan.FromSeconds(seconds));
}
