using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using MLKids.Learning.Device;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;
using MLKids.Studio.Tests.CommandLine;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Testing;

/// <summary>A studio with one project "mine" whose one model has examples, as the pages Train and Test talk to it.</summary>
internal sealed class AskedStudio : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);
    private readonly Place _place = new();
    private readonly List<ClientWebSocket> _sockets = [];
    private StudioServer _server = null!;
    private HttpClient _client = null!;
    private readonly CookieContainer _cookies = new();

    public long Model { get; private set; }

    /// <summary>A computer that shows no sign of low resources.</summary>
    public static DeviceFacts Strong => new() { MemoryBytes = 16L << 30, Cores = 8, HasWideVectors = true, HasArmVectors = false, Is64Bit = true, IsMobile = false, ProbeMilliseconds = 5 };

    public static async Task<AskedStudio> Start(ModelKind kind, Action<ProjectFile, ModelInfo> fill, DeviceFacts? device = null, string? settings = null)
    {
        var studio = new AskedStudio();
        Directory.CreateDirectory(studio._place["projects"]);
        using (var project = ProjectFile.Create(studio._place["projects/mine.mlkids"]))
        {
            var model = project.Models.Add("model", kind);
            studio.Model = model.Id;
            fill(project, model);
        }

        if (settings is not null)
            studio._place.Write("settings.json", settings);
        studio._server = await StudioServer.Start(new StudioOptions { Port = 0, ProjectsFolder = studio._place["projects"], SettingsFile = studio._place["settings.json"], Device = device });
        studio._client = new HttpClient(new HttpClientHandler { CookieContainer = studio._cookies }) { BaseAddress = studio._server.Address };
        studio._client.DefaultRequestHeaders.Add("Origin", studio.Origin);
        await studio._client.GetAsync(studio._server.Entrance);
        return studio;
    }

    public static Task<AskedStudio> OfMoods(DeviceFacts? device = null, string? settings = null) => Start(ModelKind.Words, (project, model) =>
    {
        string[] happy = ["I love this sunny day", "what a wonderful day", "I am so happy and glad", "this is great fun", "you are nice and kind", "I love my happy dog", "a great happy party", "I am glad and happy"];
        string[] sad = ["I hate this rainy night", "what a terrible night", "I am so sad and angry", "this is awful pain", "you are mean and rude", "I hate my sad room", "a bad angry fight", "I am angry and sad"];
        foreach (var (label, texts) in new[] { ("happy", happy), ("sad", sad) })
            foreach (var text in texts)
                project.Examples.Add(new NewExample(project.Labels.GetOrAdd(model.Id, label).Id, Encoding.UTF8.GetBytes(text)));
    }, device, settings);

    public static Task<AskedStudio> OfShapes(int each = 6, DeviceFacts? device = null, string? settings = null) => Start(ModelKind.Pictures, (project, model) =>
    {
        string[] labels = ["disc", "square"];
        for (var label = 0; label < labels.Length; label++)
            for (var i = 0; i < each; i++)
                project.Examples.Add(new NewExample(project.Labels.GetOrAdd(model.Id, labels[label]).Id, Picture.Shape(label, i), $"{i}.png"));
    }, device, settings);

    /// <summary>The address below the model.</summary>
    public string At(string rest) => $"/models/{Model}{rest}";

    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path);

    public Task<JsonElement> Post(string path, object body) => Send(HttpMethod.Post, path, body);

    public async Task<JsonElement> Send(HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await Ask(method, path, body);
        Assert.IsTrue((int)status is >= 200 and < 300, $"{method} {path}: {status} {answer}");
        return answer;
    }

    /// <summary>Sends a request that must be refused. The failure's code.</summary>
    public async Task<string> Refused(HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await Ask(method, path, body);
        Assert.IsTrue((int)status is >= 400 and < 500, $"{method} {path}: {status} {answer}");
        return answer.GetProperty("code").GetString()!;
    }

    public async Task<byte[]> Download(string path) => await _client.GetByteArrayAsync("/api/projects/mine" + path);

    /// <summary>Below /api, outside of the project.</summary>
    public async Task<JsonElement> PostOutside(string path, object body)
    {
        using var answer = await _client.PostAsJsonAsync("/api" + path, body);
        return await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Trains and waits for the page's view of the result.</summary>
    public async Task<JsonElement> Train(string preset = "accurate", int? seed = null)
    {
        await Post(At("/training"), new { preset, seed });
        return await Until(view => view.GetProperty("running").ValueKind == JsonValueKind.Null);
    }

    /// <summary>Waits until the page's view of training is so.</summary>
    public async Task<JsonElement> Until(Func<JsonElement, bool> isSo)
    {
        using var stop = new CancellationTokenSource(Patience);
        while (true)
        {
            var view = await Get(At("/training"));
            if (isSo(view))
                return view;
            await Task.Delay(20, stop.Token);
        }
    }

    /// <summary>A page's socket.</summary>
    public async Task<ClientWebSocket> Connect()
    {
        var socket = new ClientWebSocket();
        socket.Options.Cookies = _cookies;
        socket.Options.SetRequestHeader("Origin", Origin);
        await socket.ConnectAsync(new Uri($"ws://{_server.Address.Authority}/live/mine"), CancellationToken.None);
        _sockets.Add(socket);
        return socket;
    }

    public static Task Say(ClientWebSocket socket, object message) =>
        socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, true, CancellationToken.None);

    public static Task Say(ClientWebSocket socket, byte channel, byte[] content) => socket.SendAsync(new byte[] { channel }.Concat(content).ToArray(), WebSocketMessageType.Binary, true, CancellationToken.None);

    /// <summary>The next message of a type.</summary>
    public static async Task<JsonElement> Hear(ClientWebSocket socket, string type)
    {
        using var stop = new CancellationTokenSource(Patience);
        var buffer = new byte[1 << 18];
        while (true)
        {
            var length = 0;
            WebSocketReceiveResult part;
            do
            {
                part = await socket.ReceiveAsync(new ArraySegment<byte>(buffer, length, buffer.Length - length), stop.Token);
                length += part.Count;
            }
            while (!part.EndOfMessage);
            if (part.MessageType != WebSocketMessageType.Text)
                continue;
            var message = JsonSerializer.Deserialize<JsonElement>(buffer.AsSpan(0, length));
            if (message.GetProperty("type").GetString() == type)
                return message.GetProperty("payload");
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
        _client.Dispose();
        await _server.DisposeAsync();
        _place.Dispose();
    }

    private string Origin => _server.Address.GetLeftPart(UriPartial.Authority);

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Ask(HttpMethod method, string path, object? body)
    {
        HttpContent? content = body switch { null => null, byte[] bytes => new ByteArrayContent(bytes), string text => new StringContent(text), _ => JsonContent.Create(body) };
        using var request = new HttpRequestMessage(method, "/api/projects/mine" + path) { Content = content };
        using var answer = await _client.SendAsync(request);
        var said = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, said.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(said));
    }
}
