using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Live;

/// <summary>
/// The live channel of one project: what the host tells goes to every page that shows it, what pages send goes to whoever asked for that kind of message. Safe to use from
/// several threads.
/// </summary>
internal sealed class LiveRoom
{
    private readonly ConcurrentDictionary<string, Action<LiveConnection, JsonElement>> _onText = new();
    private readonly ConcurrentDictionary<byte, Action<LiveConnection, ReadOnlyMemory<byte>>> _onBinary = new();
    private ImmutableList<LiveConnection> _connections = [];

    /// <summary>A page came.</summary>
    public event Action<LiveConnection>? Joined;

    /// <summary>A page went.</summary>
    public event Action<LiveConnection>? Left;

    /// <summary>Pages that are here.</summary>
    public int Count => _connections.Count;

    /// <summary>Who handles text messages <c>{"type": …}</c> of a type. A handler runs on the connection's reader: it must be quick and may throw a failure, which goes back to the page.</summary>
    public void On(string type, Action<LiveConnection, JsonElement> handle) => _onText[type] = handle;

    /// <summary>
    /// Who handles binary messages of a channel (their first byte, see <see cref="LiveChannels"/>); several may: a camera's picture is for the program as for the test. The
    /// memory is valid during the call only.
    /// </summary>
    public void OnBinary(byte channel, Action<LiveConnection, ReadOnlyMemory<byte>> handle) => _onBinary.AddOrUpdate(channel, handle, (_, others) => others + handle);

    /// <summary>Tells every page. With <paramref name="latest"/>, a page that is slow gets only the newest of this type; without, all in order, and a page that falls too far behind is closed (it comes back and asks anew).</summary>
    public void Publish(string type, object? payload, bool latest = false)
    {
        if (_connections.IsEmpty)
            return;
        var message = Encode(type, payload);
        foreach (var connection in _connections)
            connection.Send(message, latest ? type : null);
    }

    /// <summary>Tells every page something binary: the channel byte and the content. Always only the newest of a channel.</summary>
    public void PublishBinary(byte channel, ReadOnlySpan<byte> content)
    {
        if (_connections.IsEmpty)
            return;
        var message = new byte[content.Length + 1];
        message[0] = channel;
        content.CopyTo(message.AsSpan(1));
        foreach (var connection in _connections)
            connection.Send(new LiveMessage(message, IsText: false), $"\0{channel}");
    }

    internal static LiveMessage Encode(string type, object? payload) =>
        new(JsonSerializer.SerializeToUtf8Bytes(new { type, payload }, StudioJson.Options), IsText: true);

    internal void Join(LiveConnection connection)
    {
        ImmutableInterlocked.Update(ref _connections, all => all.Add(connection));
        Joined?.Invoke(connection);
    }

    internal void Leave(LiveConnection connection)
    {
        ImmutableInterlocked.Update(ref _connections, all => all.Remove(connection));
        Left?.Invoke(connection);
    }

    internal void Receive(LiveConnection connection, string type, JsonElement message)
    {
        if (_onText.TryGetValue(type, out var handle))
            handle(connection, message);
    }

    internal void Receive(LiveConnection connection, ReadOnlyMemory<byte> message)
    {
        if (message.Length > 1 && _onBinary.TryGetValue(message.Span[0], out var handle))
            handle(connection, message[1..]);
    }
}
