using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Text.Json;

namespace MLKids.Bench.Pages;

/// <summary>A page without a browser: a session with its cookie, requests, the socket of one project. Times every request.</summary>
internal sealed class Visitor : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly CookieContainer _cookies = new();
    private readonly HttpClient _http;
    private readonly Uri _door;
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly List<double> _requests = [];
    private ClientWebSocket? _socket;
    private Task _listening = Task.CompletedTask;

    private Visitor(Uri door)
    {
        _door = new Uri(door.GetLeftPart(UriPartial.Authority));
        var handler = new SocketsHttpHandler { CookieContainer = _cookies, SslOptions = { RemoteCertificateValidationCallback = (_, certificate, _, _) => Trusts(certificate) } };
        _http = new HttpClient(handler) { BaseAddress = _door, Timeout = Patience };
        _http.DefaultRequestHeaders.Add("Origin", _door.GetLeftPart(UriPartial.Authority));
    }

    /// <summary>Called for every message of the socket, in order, on its reader: type and payload.</summary>
    public Action<string, JsonElement>? Heard { get; set; }

    /// <summary>Bytes that came over the socket.</summary>
    public long BytesHeard { get; private set; }

    /// <summary>Milliseconds of each request so far.</summary>
    public double[] Requests
    {
        get
        {
            lock (_requests)
                return [.. _requests];
        }
    }

    /// <summary>With the address that the program printed.</summary>
    public static async Task<Visitor> Enter(Uri entrance)
    {
        var visitor = new Visitor(entrance);
        using var answer = await visitor._http.GetAsync(entrance);
        answer.EnsureSuccessStatusCode();
        return visitor;
    }

    /// <summary>A child that joins a class.</summary>
    public static async Task<Visitor> Join(Uri door, string code, string name)
    {
        var visitor = new Visitor(door);
        await visitor.Post("/join", new { code, name, pictures = new[] { 1, 2, 3 } });
        return visitor;
    }

    public Task<JsonElement> Get(string path) => Ask(HttpMethod.Get, path, null);

    public Task<JsonElement> Post(string path, object body) => Ask(HttpMethod.Post, path, JsonContent.Create(body));

    public Task<JsonElement> Patch(string path, object body) => Ask(HttpMethod.Patch, path, JsonContent.Create(body));

    public Task<JsonElement> Delete(string path) => Ask(HttpMethod.Delete, path, null);

    public Task<JsonElement> Put(string path, byte[] content, string type = "application/octet-stream") => Ask(HttpMethod.Put, path, Bytes(content, type));

    public Task<JsonElement> Send(string path, byte[] content, string type) => Ask(HttpMethod.Post, path, Bytes(content, type));

    /// <summary>Files as a form.</summary>
    public Task<JsonElement> Send(string path, IEnumerable<(string Name, byte[] Content)> files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, content) in files)
            form.Add(new ByteArrayContent(content), "files", name);
        return Ask(HttpMethod.Post, path, form);
    }

    public Task<byte[]> Download(string path) => _http.GetByteArrayAsync(new Uri("/api" + path, UriKind.Relative));

    /// <summary>Opens the project's socket, in place of the one that is open.</summary>
    public async Task Connect(string project)
    {
        await Leave();
        var socket = _socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", _cookies.GetCookieHeader(_door));
        socket.Options.SetRequestHeader("Origin", _door.GetLeftPart(UriPartial.Authority));
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) => Trusts(certificate);
        var address = new UriBuilder(new Uri(_door, $"/live/{Uri.EscapeDataString(project)}")) { Scheme = _door.Scheme == Uri.UriSchemeHttps ? "wss" : "ws" };
        await socket.ConnectAsync(address.Uri, CancellationToken.None);
        _listening = Task.Run(() => Listen(socket));
    }

    /// <summary>Goes without a word, as a page does that is closed.</summary>
    public async Task Leave()
    {
        _socket?.Abort();
        await _listening;
        _socket?.Dispose();
        _socket = null;
    }

    public Task Say(string type, object? message = null)
    {
        var fields = JsonSerializer.SerializeToNode(message ?? new { })!;
        fields["type"] = type;
        return Say(Encoding.UTF8.GetBytes(fields.ToJsonString()), WebSocketMessageType.Text);
    }

    public Task Say(byte channel, byte[] content) => Say([channel, .. content], WebSocketMessageType.Binary);

    public async ValueTask DisposeAsync()
    {
        await Leave();
        _http.Dispose();
        _writing.Dispose();
    }

    /// <summary>A class's certificate is made by the studio itself: whoever came to this computer's own door was told to trust it.</summary>
    private bool Trusts(X509Certificate? certificate) => certificate is not null && _door.IsLoopback;

    private static ByteArrayContent Bytes(byte[] content, string type) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue(type) } };

    private async Task<JsonElement> Ask(HttpMethod method, string path, HttpContent? content)
    {
        var clock = Stopwatch.GetTimestamp();
        using var request = new HttpRequestMessage(method, "/api" + path) { Content = content };
        using var answer = await _http.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        lock (_requests)
            _requests.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
        return answer.IsSuccessStatusCode
            ? said.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(said)
            : throw new RefusedException(answer.StatusCode, $"{method} {path}: {(int)answer.StatusCode} {said}");
    }

    private async Task Say(byte[] bytes, WebSocketMessageType kind)
    {
        await _writing.WaitAsync();
        try
        {
            if (_socket is { State: WebSocketState.Open } open)
                await open.SendAsync(bytes, kind, endOfMessage: true, CancellationToken.None);
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException)
        {
            // The studio is gone; requests tell it.
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task Listen(ClientWebSocket socket)
    {
        var buffer = new byte[4 << 20];
        try
        {
            while (true)
            {
                var length = 0;
                ValueWebSocketReceiveResult part;
                do
                {
                    part = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Close)
                    return;
                BytesHeard += length;
                if (part.MessageType != WebSocketMessageType.Text)
                    continue;
                var message = JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
                Heard?.Invoke(message.GetProperty("type").GetString()!, message.GetProperty("payload"));
            }
        }
        catch (Exception e) when (e is WebSocketException or ObjectDisposedException or OperationCanceledException)
        {
            // The end.
        }
    }
}

/// <summary>The studio answered, and said no.</summary>
internal sealed class RefusedException(HttpStatusCode status, string message) : Exception(message)
{
    public HttpStatusCode Status => status;
}
