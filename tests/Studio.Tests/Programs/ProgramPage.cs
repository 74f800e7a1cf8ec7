using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Tests.Programs;

/// <summary>A page without a browser: a real server, a session, a project's socket. It keeps the stage as it was told.</summary>
internal sealed class ProgramPage : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly CookieContainer _cookies = new();
    private readonly SemaphoreSlim _told = new(0);
    private readonly CancellationTokenSource _end = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private ClientWebSocket? _socket;

    private ProgramPage(StudioServer server, string folder)
    {
        (Server, Folder) = (server, folder);
        Http = new HttpClient(new SocketsHttpHandler { CookieContainer = _cookies }) { BaseAddress = server.Address };
        Http.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
    }

    public StudioServer Server { get; }

    public string Folder { get; }

    public HttpClient Http { get; }

    /// <summary>Whether it says that it has drawn what it got.</summary>
    public bool Draws { get; set; } = true;

    /// <summary>Every message's type and payload, in order.</summary>
    public ConcurrentQueue<(string Type, JsonElement Payload)> Heard { get; } = [];

    /// <summary>Bytes of every stage frame.</summary>
    public ConcurrentQueue<int> FrameBytes { get; } = [];

    /// <summary>Squares of the pen's sheet that came, by number; the length of their bytes.</summary>
    public ConcurrentDictionary<byte, int> PenSquares { get; } = [];

    /// <summary>Sprites by id, with all fields that were told.</summary>
    public ConcurrentDictionary<int, ConcurrentDictionary<string, JsonElement>> Sprites { get; } = [];

    public static async Task<ProgramPage> Open(byte[]? program = null, string? folder = null)
    {
        folder ??= Directory.CreateTempSubdirectory("mlkids-program").FullName;
        var page = new ProgramPage(await StudioServer.Start(new StudioOptions { Port = 0, ProjectsFolder = folder, PluginFolders = [Path.Combine(folder, "plugins")] }), folder);
        (await page.Http.GetAsync(page.Server.Entrance)).EnsureSuccessStatusCode();
        if (!File.Exists(Path.Combine(folder, "Play.mlkids")))
            (await page.Http.PostAsJsonAsync("api/projects", new { name = "Play" })).EnsureSuccessStatusCode();
        if (program is not null)
            (await page.Http.PutAsync("api/projects/Play/program/file", new ByteArrayContent(program))).EnsureSuccessStatusCode();
        (await page.Http.GetAsync("api/projects/Play/program")).EnsureSuccessStatusCode();
        await page.Connect();
        await page.Send("watch", new { on = true });
        await page.Until(() => !page.Sprites.IsEmpty, "the stage");
        return page;
    }

    public async Task Send(string type, object? message = null)
    {
        var fields = JsonSerializer.SerializeToNode(message ?? new { })!;
        fields["type"] = type;
        await Send(Encoding.UTF8.GetBytes(fields.ToJsonString()), WebSocketMessageType.Text);
    }

    public Task SendBinary(byte channel, byte[] content) => Send([channel, .. content], WebSocketMessageType.Binary);

    public async Task<JsonElement> Program() => await Http.GetFromJsonAsync<JsonElement>("api/projects/Play/program");

    public async Task Until(Func<bool> wanted, string what)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (!wanted())
        {
            try
            {
                await _told.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException)
            {
                Assert.Fail($"Waited in vain for {what}. Heard: {string.Join('\n', Heard.TakeLast(12))}");
            }
        }
    }

    public Task UntilSaid(string text) => Until(() => Sprites.Values.Any(s => s.TryGetValue("bubble", out var bubble) && bubble.ValueKind == JsonValueKind.Object && bubble.GetProperty("text").GetString() == text), $"\"{text}\"");

    /// <summary>Waits for the newest change to be in the file.</summary>
    public Task UntilSaved(long version) => Until(() => Heard.Any(h => h.Type == "saved" && h.Payload.GetProperty("saved").GetInt64() >= version), $"version {version} to be saved");

    public async ValueTask DisposeAsync()
    {
        await Close();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Ends the server; the project's file stays.</summary>
    public async Task Close()
    {
        await _end.CancelAsync();
        _socket?.Dispose();
        Http.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>Loses the connection, as a page does that is closed.</summary>
    public void Leave() => _socket!.Abort();

    private async Task Send(byte[] bytes, WebSocketMessageType kind)
    {
        await _writing.WaitAsync();
        try
        {
            await _socket!.SendAsync(bytes, kind, endOfMessage: true, CancellationToken.None);
        }
        finally
        {
            _writing.Release();
        }
    }

    private async Task Connect()
    {
        _socket = new ClientWebSocket();
        _socket.Options.Cookies = _cookies;
        _socket.Options.SetRequestHeader("Origin", Server.Address.GetLeftPart(UriPartial.Authority));
        await _socket.ConnectAsync(new Uri(new UriBuilder(Server.Address) { Scheme = "ws" }.Uri, "live/Play"), CancellationToken.None);
        _ = Task.Run(Listen);
    }

    private async Task Listen()
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
                    part = await _socket!.ReceiveAsync(buffer.AsMemory(length), _end.Token);
                    length += part.Count;
                }
                while (!part.EndOfMessage);
                if (part.MessageType == WebSocketMessageType.Binary)
                    TakePen(buffer.AsSpan(1, length - 1).ToArray());
                else
                    await Take(buffer.AsMemory(0, length));
                _told.Release();
            }
        }
        catch (Exception e) when (e is WebSocketException or OperationCanceledException or ObjectDisposedException)
        {
            // The end.
        }
    }

    private async Task Take(ReadOnlyMemory<byte> text)
    {
        var message = JsonDocument.Parse(text.ToArray()).RootElement;
        var (type, payload) = (message.GetProperty("type").GetString()!, message.GetProperty("payload"));
        Heard.Enqueue((type, payload));
        if (type != "stage")
            return;
        FrameBytes.Enqueue(text.Length);
        if (payload.TryGetProperty("whole", out _))
            Sprites.Clear();
        if (payload.TryGetProperty("sprites", out var sprites))
            foreach (var sprite in sprites.EnumerateArray())
                foreach (var field in sprite.EnumerateObject())
                    Sprites.GetOrAdd(sprite.GetProperty("id").GetInt32(), _ => [])[field.Name] = field.Value;
        if (payload.TryGetProperty("layers", out var layers))
            foreach (var gone in Sprites.Keys.Except(layers.EnumerateArray().Select(l => l.GetInt32())))
                Sprites.TryRemove(gone, out _);
        if (Draws)
            await Send("seen");
    }

    private void TakePen(byte[] content)
    {
        using var squares = new DeflateStream(new MemoryStream(content), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        squares.CopyTo(bytes);
        var all = bytes.ToArray();
        for (var at = 0; at < all.Length;)
        {
            var length = all[at + 1] == 0 ? 0 : 6_400;
            PenSquares[all[at]] = length;
            at += 2 + length;
        }
    }
}
