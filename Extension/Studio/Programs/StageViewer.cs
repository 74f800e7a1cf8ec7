using MLKids.Runtime.Stage.View;
using MLKids.Studio.Live;

namespace MLKids.Studio.Programs;

/// <summary>
/// One page that looks at the stage. It always gets the newest frame, as what differs from the last one that it got; the next goes out when the page has drawn all but one
/// of those before, so that a slow page sees fewer frames and never old ones.
/// </summary>
internal sealed class StageViewer(LiveConnection connection)
{
    /// <summary>Frames under way to a page.</summary>
    private const int MostUnseen = 2;

    private readonly Lock _lock = new();
    private readonly StageEncoder _encoder = new();
    private StageView? _newest, _sent;
    private int _unseen;
    private bool _isSending;

    /// <summary>There is a new frame.</summary>
    public void Show(StageView view)
    {
        lock (_lock)
            _newest = view;
        Send();
    }

    /// <summary>The page has drawn a frame.</summary>
    public void Seen()
    {
        lock (_lock)
            _unseen = Math.Max(0, _unseen - 1);
        Send();
    }

    private void Send()
    {
        lock (_lock)
        {
            if (_isSending || _newest is null || ReferenceEquals(_newest, _sent) || _unseen >= MostUnseen)
                return;
            _isSending = true;
        }

        // Not on the engine's thread: programs are not to wait for whoever looks at them.
        _ = Task.Run(SendAll);
    }

    private void SendAll()
    {
        while (true)
        {
            StageView? sent, now;
            lock (_lock)
            {
                if (ReferenceEquals(_newest, _sent) || _unseen >= MostUnseen)
                {
                    _isSending = false;
                    return;
                }

                now = _newest!;
                sent = _sent?.Run == now.Run ? _sent : null;
                _sent = now;
                _unseen++;
            }

            connection.Send(_encoder.Encode(sent, now), null);
            if (PenEncoder.Encode(sent?.Pen, now.Pen) is { } pen)
                connection.Send(pen, null);
        }
    }
}
