namespace MLKids.Runtime.Scheduling;

/// <summary>Waits from frame to frame, on the clock of the program. For the engine's thread, except <see cref="Wake"/>.</summary>
internal sealed class FrameClock(TimeProvider time, int framesPerSecond)
{
    private readonly TimeSpan _frame = TimeSpan.FromSeconds(1.0 / framesPerSecond);
    private readonly object _wake = new();
    private long _last = time.GetTimestamp();
    private bool _woken, _closed;

    /// <summary>Ends the present or the next <see cref="Rest"/> at once. Any thread.</summary>
    public void Wake()
    {
        lock (_wake)
        {
            _woken = true;
            Monitor.PulseAll(_wake);
        }
    }

    /// <summary>Ends every wait at once, from now on. Any thread.</summary>
    public void Close()
    {
        lock (_wake)
        {
            _closed = true;
            Monitor.PulseAll(_wake);
        }
    }

    /// <summary>Waits until the next frame's time.</summary>
    /// <param name="isWaiting">Whether all that runs waits for work on other threads, which takes real time even where the clock is virtual.</param>
    public void WaitForFrame(bool isWaiting)
    {
        if (time is VirtualTime virtualTime)
        {
            virtualTime.Advance(_frame);
            if (isWaiting)
                Thread.Yield();
            return;
        }

        var next = _last + (long)(_frame.TotalSeconds * time.TimestampFrequency);
        // A slow frame is not made up for.
        _last = Math.Max(next, time.GetTimestamp());
        lock (_wake)
            while (!_closed && next - time.GetTimestamp() is > 0 and var left)
                Monitor.Wait(_wake, TimeSpan.FromSeconds((double)left / time.TimestampFrequency));
    }

    /// <summary>Waits until <see cref="Wake"/>: nothing runs.</summary>
    public void Rest()
    {
        lock (_wake)
        {
            while (!_woken && !_closed)
                Monitor.Wait(_wake);
            _woken = false;
        }
    }
}
