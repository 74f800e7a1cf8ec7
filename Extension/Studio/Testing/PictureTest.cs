using MLKids.Learning;
using MLKids.Studio.Live;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Testing;

/// <summary>
/// Answers a page's camera pictures, one at a time and always the newest: one that comes while another is looked at takes the place of the one that waits. Each answer says
/// how many were passed over.
/// </summary>
internal sealed class PictureTest(LiveConnection page, TestRoom room, IReadOnlyList<string> models) : ILiveTest
{
    private readonly Lock _lock = new();
    private byte[]? _waiting;
    private int _passedOver;
    private bool _isBusy;
    private bool _ended;

    /// <summary>The next picture: JPEG or PNG.</summary>
    public void Take(ReadOnlySpan<byte> picture)
    {
        lock (_lock)
        {
            if (_ended)
                return;
            _passedOver += _waiting is null ? 0 : 1;
            _waiting = picture.ToArray();
            if (_isBusy)
                return;
            _isBusy = true;
        }

        _ = Task.Run(Work);
    }

    public void End()
    {
        lock (_lock)
            (_ended, _waiting) = (true, null);
    }

    private void Work()
    {
        while (Next() is { } picture)
        {
            object answer;
            try
            {
                answer = new { answers = models.Select(model => room.Open(model).Answer(picture)).ToList(), passedOver = _passedOver };
            }
            catch (Exception e) when (e is LearningException or StudioException or ObjectDisposedException)
            {
                answer = new { failure = Failure.Of(e).Failure };
            }

            page.Send("test/answer", answer, latest: true);
        }
    }

    private byte[]? Next()
    {
        lock (_lock)
        {
            var next = _waiting;
            _waiting = null;
            _isBusy = next is not null;
            return next;
        }
    }
}
