using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Tests.Projects;

/// <summary>A studio on a free port with projects in a temporary folder, and a client that was let in.</summary>
internal sealed class OpenStudio : IAsyncDisposable
{
    private StudioServer _server;

    private OpenStudio(StudioServer server, HttpClient page, string folder) => (_server, Page, Folder) = (server, page, folder);

    public HttpClient Page { get; private set; }

    public string Folder { get; }

    public static async Task<OpenStudio> Start()
    {
        var folder = Directory.CreateTempSubdirectory("mlkids-studio").FullName;
        var (server, page) = await Enter(folder);
        return new OpenStudio(server, page, folder);
    }

    /// <summary>Ends the program and starts it anew on the same folder.</summary>
    public async Task Restart()
    {
        await _server.DisposeAsync();
        (_server, Page) = await Enter(Folder);
    }

    public async Task<JsonElement> Get(string path) => await Answer(await Page.GetAsync(new Uri("/api" + path, UriKind.Relative)));

    public async Task<JsonElement> Post(string path, object body) => await Answer(await Page.PostAsJsonAsync("/api" + path, body));

    public async Task<JsonElement> Patch(string path, object body) => await Answer(await Page.PatchAsJsonAsync("/api" + path, body));

    public async Task<JsonElement> Delete(string path) => await Answer(await Page.DeleteAsync(new Uri("/api" + path, UriKind.Relative)));

    public async Task<JsonElement> Send(HttpMethod method, string path, HttpContent body)
    {
        using var request = new HttpRequestMessage(method, "/api" + path) { Content = body };
        return await Answer(await Page.SendAsync(request));
    }

    /// <summary>Brings files in and makes a project of the first thing among them.</summary>
    public async Task<JsonElement> Bring(object wish, params (string Name, byte[] Bytes)[] files)
    {
        var arrival = await Arrive(files);
        return await Post($"/arrivals/{arrival.GetProperty("id").GetString()}/0", wish);
    }

    public async Task<JsonElement> Arrive(params (string Name, byte[] Bytes)[] files)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), "file", name);
        return await Answer(await Page.PostAsync(new Uri("/api/arrivals", UriKind.Relative), form));
    }

    /// <summary>The projects that the start page shows.</summary>
    public async Task<List<string>> Shown() => [.. (await Get("/projects")).EnumerateArray().Select(project => project.GetProperty("id").GetString()!)];

    public async ValueTask DisposeAsync()
    {
        Page.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
    }

    private static async Task<(StudioServer, HttpClient)> Enter(string folder)
    {
        var server = await StudioServer.Start(new StudioOptions { Port = 0, ProjectsFolder = folder, PluginFolders = [Path.Combine(folder, "plugins")] });
        var page = new HttpClient(new HttpClientHandler { CookieContainer = new CookieContainer() }) { BaseAddress = server.Address };
        page.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
        (await page.GetAsync(server.Entrance)).EnsureSuccessStatusCode();
        return (server, page);
    }

    private static async Task<JsonElement> Answer(HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        if (!answer.IsSuccessStatusCode)
            throw new Refused((int)answer.StatusCode, JsonSerializer.Deserialize<JsonElement>(text));
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>The studio said no.</summary>
    internal sealed class Refused(int status, JsonElement failure) : Exception(failure.ToString())
    {
        public int Status { get; } = status;

        public string Code { get; } = failure.GetProperty("code").GetString()!;

        public string Sentence { get; } = failure.GetProperty("sentence").GetString()!;
    }
}
