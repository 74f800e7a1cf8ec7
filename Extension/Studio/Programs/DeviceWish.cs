using MLKids.Studio.Live;

namespace MLKids.Studio.Programs;

/// <summary>
/// A program's wish for the camera or the microphone of the page. The page is asked to turn it on when a block needs it, and to turn it off again when for a while none has.
/// Safe to use from several threads.
/// </summary>
internal sealed class DeviceWish : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(4);
    private readonly LiveRoom _room;
    private readonly string _device;
    private readonly TimeProvider _time;
    private readonly ITimer _end;
    private readonly Lock _lock = new();
    private long _asked;
    private int _holders;

    public DeviceWish(LiveRoom room, string device, TimeProvider time)
    {
        (_room, _device, _time) = (room, device, time);
        _end = time.CreateTimer(_ => EndIfForgotten(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public bool IsWanted { get; private set; }

    /// <summary>A block needs it now.</summary>
    public void Ask()
    {
        lock (_lock)
        {
            _asked = _time.GetTimestamp();
            if (IsWanted)
                return;
            IsWanted = true;
            _end.Change(Kept, Kept);
        }

        Tell();
    }

    /// <summary>Somebody listens until the answer is disposed of.</summary>
    public IDisposable Hold()
    {
        lock (_lock)
            _holders++;
        Ask();
        return new Holding(this);
    }

    /// <summary>Nobody needs it any more: the stop sign.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (!IsWanted)
                return;
            IsWanted = false;
            _end.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        Tell();
    }

    /// <summary>Tells a page that came later, or all.</summary>
    public void Tell(LiveConnection? page = null)
    {
        var wish = new { device = _device, wanted = IsWanted };
        if (page is null)
            _room.Publish("device", wish);
        else
            page.Send("device", wish);
    }

    public void Dispose() => _end.Dispose();

    private void EndIfForgotten()
    {
        lock (_lock)
        {
            if (_holders > 0 || _time.GetElapsedTime(_asked) < Kept)
                return;
        }

        End();
    }

    private void Release()
    {
        lock (_lock)
        {
            _holders--;
            _asked = _time.GetTimestamp();
        }
    }

    private sealed class Holding(DeviceWish wish) : IDisposable
    {
        private int _released;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _released, 1) == 0)
                wish.Release();
        }
    }
}
