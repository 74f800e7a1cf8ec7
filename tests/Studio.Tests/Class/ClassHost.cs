using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using MLKids.Studio.Class;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Tests.Class;

/// <summary>A real studio with a class, on loopback only, in a temporary folder; children and teachers are HTTP clients with cookies as browsers have them.</summary>
internal sealed class ClassHost : IAsyncDisposable
{
    private readonly List<HttpClient> _clients = [];

    private ClassHost(StudioServer server, string folder) => (Server, Folder) = (server, folder);

    public StudioServer Server { get; }

    public string Folder { get; }

    public ClassRoom Room => Server.Class!;

    /// <summary>The class's door.</summary>
    public Uri Door => new($"https://127.0.0.1:{Room.Port}");

    public static async Task<ClassHost> Start(string? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("mlkids-class").FullName;
        if (settings is not null)
            await File.WriteAllTextAsync(Path.Combine(folder, "settings.json"), settings);
        return await In(folder);
    }

    /// <summary>Another start in the same folder.</summary>
    public static Task<ClassHost> StartAgain(string folder) => In(folder);

    /// <summary>A browser that nobody has let in.</summary>
    public HttpClient Stranger(Uri door)
    {
        var handler = new HttpClientHandler { CookieContainer = new CookieContainer(), AllowAutoRedirect = true };
        // As a browser that was told to trust exactly this certificate.
        handler.ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate?.Thumbprint == Room.Certificate.Thumbprint;
        var client = new HttpClient(handler) { BaseAddress = door };
        client.DefaultRequestHeaders.Add("Origin", door.GetLeftPart(UriPartial.Authority));
        _clients.Add(client);
        return client;
    }

    public async Task<HttpClient> Teacher()
    {
        var client = Stranger(Server.Address);
        (await client.GetAsync(Server.Entrance)).EnsureSuccessStatusCode();
        return client;
    }

    public async Task<HttpClient> Join(string name, params int[] pictures)
    {
        var client = Stranger(Door);
        var answer = await TryJoin(client, name, pictures.Length == 0 ? [1, 2, 3] : pictures);
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode, await answer.Content.ReadAsStringAsync());
        return client;
    }

    public Task<HttpResponseMessage> TryJoin(HttpClient client, string name, int[]? pictures, string? code = null) =>
        client.PostAsJsonAsync("/api/join", new { code = code ?? Room.Code, name, pictures });

    /// <summary>A socket with the client's cookies.</summary>
    public async Task<ClientWebSocket> Live(string cookie, string path, string? origin = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", cookie);
        socket.Options.SetRequestHeader("Origin", origin ?? Door.GetLeftPart(UriPartial.Authority));
        socket.Options.RemoteCertificateValidationCallback = (_, certificate, _, _) => certificate?.GetCertHashString() == Room.Certificate.GetCertHashString();
        try
        {
            await socket.ConnectAsync(new UriBuilder(Door) { Scheme = "wss", Path = path }.Uri, CancellationToken.None);
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Joins and keeps the cookie as text, for sockets.</summary>
    public async Task<string> JoinForCookie(string name)
    {
        var answer = await TryJoin(Stranger(Door), name, [1, 2, 3]);
        return answer.Headers.GetValues("Set-Cookie").Single().Split(';')[0];
    }

    public static async Task<string> Receive(ClientWebSocket socket)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        var buffer = new byte[256 << 10];
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(buffer.AsMemory(length), patience.Token);
            length += part.Count;
            if (part.EndOfMessage)
                return Encoding.UTF8.GetString(buffer, 0, length);
        }
    }

    public static async Task<JsonElement> Json(HttpResponseMessage answer) => JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;

    public static async Task<string> NewProject(HttpClient client, string name)
    {
        var answer = await client.PostAsJsonAsync("/api/projects", new { name, models = new[] { new { name = "things", kind = "words" } } });
        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode, await answer.Content.ReadAsStringAsync());
        return (await Json(answer)).GetProperty("id").GetString()!;
    }

    /// <summary>Ends the studio and keeps the folder, as for a start on another day.</summary>
    public async Task<string> End()
    {
        foreach (var client in _clients)
            client.Dispose();
        await Server.DisposeAsync();
        return Folder;
    }

    public async ValueTask DisposeAsync()
    {
        await End();
        if (Directory.Exists(Folder))
            Directory.Delete(Folder, recursive: true);
    }

    private static async Task<ClassHost> In(string folder) => new(
        await StudioServer.Start(new StudioOptions { Port = 0, ProjectsFolder = folder, PluginFolders = [Path.Combine(folder, "plugins")], Class = new StudioOptions.ClassOptions(IPAddress.Loopback, 0) }), folder);
}
