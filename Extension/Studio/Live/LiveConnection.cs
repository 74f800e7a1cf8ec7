using System.Buffers;
using System.Net.WebSockets;
using System.Text.Json;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Live;

/// <summary>One page's socket. Sending never waits: what is superseded is dropped, and a page that does not take its messages is closed.</summary>
internal sealed class LiveConnection(WebSocket socket, LiveRoom room) : IDisposable
{
    /// <summary>Largest message from a page: a camera picture of 320 pixels is about 40 KB.</summary>
    public const int MostIncoming = 256 << 10;

    /// <summary>Messages that a page may send in a second; a page that sends more is read more slowly, and its browser keeps the rest back.</summary>
    public const int MostASecond = 300;

    private const int MostWaiting = 256;
    private readonly Lock _lock = new();
    private readonly LinkedList<(LiveMessage Message, string? Key)> _waiting = [];
    private readonly Dictionary<string, LinkedListNode<(LiveMessage Message, string? Key)>> _latest = [];
    private readonly SemaphoreSlim _filled = new(0, 1);
    private readonly CancellationTokenSource _end = new();
    private bool _isOver;

    /// <summary>Tells this page only.</summary>
    public void Send(string type, object? payload, bool latest = false) => Send(LiveRoom.Encode(type, payload), latest ? type : null);

    /// <summary>Queues a message; one with a key takes the place of the waiting one with that key.</summary>
    internal void Send(LiveMessage message, string? key)
    {
        lock (_lock)
        {
            // Somebody tells all pages while this one goes.
            if (_isOver)
                return;
            if (key is not null && _latest.TryGetValue(key, out var older))
            {
                older.Value = (message, key);
                return;
            }

            if (_waiting.Count >= MostWaiting)
            {
                // Whoever tells is not to close the socket itself.
                _ = _end.CancelAsync();
                return;
            }

            var node = _waiting.AddLast((message, key));
            if (key is not null)
                _latest[key] = node;
            if (_filled.CurrentCount == 0)
                _filled.Release();
        }
    }

    /// <summary>Serves the socket until it closes.</summary>
    public async Task Serve(CancellationToken stop)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop, _end.Token);
        room.Join(this);
        var writing = Write(both.Token);
        try
        {
            await Read(both.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // The page went, or did not keep up; it comes back by itself.
        }
        finally
        {
            room.Leave(this);
            await _end.CancelAsync();
            await writing;
            if (socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                await Close();
        }
    }

    public void Dispose()
    {
        lock (_lock)
            _isOver = true;
        _filled.Dispose();
        _end.Dispose();
    }

    private async Task Read(CancellationToken stop)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(MostIncoming);
        try
        {
            var (second, messages) = (Environment.TickCount64, 0);
            while (true)
            {
                if (Environment.TickCount64 - second >= 1000)
                    (second, messages) = (Environment.TickCount64, 0);
                if (++messages > MostASecond)
                    await Task.Delay(TimeSpan.FromMilliseconds(second + 1000 - Environment.TickCount64 is > 0 and var rest ? rest : 0), stop);
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    if (length == MostIncoming)
                        return;
                    part = await socket.ReceiveAsync(buffer.AsMemory(length, MostIncoming - length), stop);
                    if (part.MessageType == WebSocketMessageType.Close)
                        return;
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                Handle(buffer.AsMemory(0, length), part.MessageType == WebSocketMessageType.Text);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private void Handle(ReadOnlyMemory<byte> message, bool isText)
    {
        string? type = null;
        try
        {
            if (!isText)
            {
                room.Receive(this, message);
                return;
            }

            using var json = JsonDocument.Parse(message, new JsonDocumentOptions { MaxDepth = 32 });
            type = json.RootElement.GetProperty("type").GetString() ?? "";
            room.Receive(this, type, json.RootElement);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Send("failure", new { about = type, failure = Failure.Of(e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException
                ? new StudioException(400, StudioCodes.BadRequest, "The page and the program do not understand each other. Load the page again.", $"A live message of type '{type}' is wrong: {e.Message}")
                : e).Failure });
        }
    }

    private async Task Write(CancellationToken stop)
    {
        try
        {
            while (true)
            {
                await _filled.WaitAsync(stop);
                while (Next() is { } message)
                    await socket.SendAsync(message.Bytes, message.IsText ? WebSocketMessageType.Text : WebSocketMessageType.Binary, endOfMessage: true, stop);
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            _end.Cancel();
        }
    }

    private LiveMessage? Next()
    {
        lock (_lock)
        {
            if (_waiting.First is not { } first)
                return null;
            _waiting.RemoveFirst();
            if (first.Value.Key is { } key)
                _latest.Remove(key);
            return first.Value.Message;
        }
    }

    private async Task Close()
    {
        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(1));
            await socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, patience.Token);
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException)
        {
            // Gone already.
        }
    }
}
