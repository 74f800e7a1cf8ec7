using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Studio.Live;

namespace MLKids.Studio.Programs;

/// <summary>The page's camera as a program has it: the newest picture only. Safe to use from several threads.</summary>
internal sealed class PageCamera(LiveRoom room, TimeProvider time) : IDisposable
{
    /// <summary>A JPEG of 320 pixels has about 20 KB.</summary>
    public const int MostBytes = 200 << 10;

    private static readonly TimeSpan Fresh = TimeSpan.FromMilliseconds(500);

    // A person may have to find and press "allow".
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Lock _lock = new();
    private TaskCompletionSource<byte[]> _next = New();
    private byte[]? _newest;
    private long _at;

    public DeviceWish Wish { get; } = new(room, "camera", time);

    /// <summary>A picture came: JPEG or PNG.</summary>
    public void Show(ReadOnlySpan<byte> picture)
    {
        if (!Wish.IsWanted || picture.Length > MostBytes || !(picture.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8]) || picture.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47])))
            return;
        lock (_lock)
        {
            (_newest, _at) = (picture.ToArray(), time.GetTimestamp());
            _next.TrySetResult(_newest);
            _next = New();
        }
    }

    /// <summary>The page has no camera to give: who waits is told why.</summary>
    public void Fail(string reason)
    {
        TaskCompletionSource<byte[]> waiting;
        lock (_lock)
        {
            (waiting, _next) = (_next, New());
            _newest = null;
        }

        waiting.TrySetException(Missing(reason));
    }

    public async Task<byte[]> Take(CancellationToken stopped)
    {
        Task<byte[]> next;
        Wish.Ask();
        lock (_lock)
        {
            if (_newest is { } newest && time.GetElapsedTime(_at) < Fresh)
                return newest;
            next = _next.Task;
        }

        try
        {
            return await next.WaitAsync(room.Count == 0 ? TimeSpan.FromSeconds(1) : Patience, time, stopped).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw Missing("silent");
        }
    }

    public void Dispose() => Wish.Dispose();

    private static BlockException Missing(string reason) => new(
        StageCodes.NoCamera,
        reason switch
        {
            "blocked" => "The camera is not allowed here. Allow it beside the page's address.",
            "busy" => "Another program uses the camera. Close it, then try again.",
            "missing" => "I find no camera. Plug one in, or use a picture.",
            _ => "The camera shows nothing. Allow it, then try again.",
        },
        $"A picture was asked of the page's camera: {reason}.");

    // Who waits goes on elsewhere, never inside the socket's reader. Failures nobody waits for are nobody's concern.
    private static TaskCompletionSource<byte[]> New()
    {
        var next = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        _ = next.Task.ContinueWith(t => _ = t.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        return next;
    }
}
