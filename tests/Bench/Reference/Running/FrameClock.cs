namespace MLKids.Differential.Running;

/// <summary>
/// The same clock as virtual-clock.mjs: it moves a little at every look and to the next whole frame in between. The runner does not wait for it, as it is always late.
/// </summary>
public sealed class FrameClock(int framesPerSecond) : TimeProvider
{
    private const long TicksPerLook = 5 * TimeSpan.TicksPerMicrosecond;

    // A whole number of milliseconds, so that no wait ends on the edge of a frame.
    private readonly long _frame = (long)Math.Ceiling(1000.0 / framesPerSecond) * TimeSpan.TicksPerMillisecond;
    private long _now;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => _now += TicksPerLook;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero).AddTicks(GetTimestamp());

    public void NextFrame() => _now = (_now / _frame + 1) * _frame;
}
