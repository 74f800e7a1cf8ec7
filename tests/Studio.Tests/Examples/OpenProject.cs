using System.Net.Http.Json;
using System.Text.Json;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace MLKids.Studio.Tests.Examples;

/// <summary>A real studio on a free port with one project and one model, asked as a page asks.</summary>
internal sealed class OpenProject : IAsyncDisposable
{
    private readonly string _folder;
    private readonly StudioServer _server;

    private OpenProject(string folder, StudioServer server, HttpClient client, string id) => (_folder, _server, Client, Id) = (folder, server, client, id);

    public HttpClient Client { get; }

    public string Id { get; }

    public long Model { get; private set; }

    /// <summary>The project as the server has it open.</summary>
    public Workspace Workspace => _server.Services.GetRequiredService<WorkspaceSet>().All.Single();

    public static async Task<OpenProject> Start(string kind = "pictures", params string[] labels)
    {
        var folder = Directory.CreateTempSubdirectory("mlkids-examples").FullName;
        var server = await StudioServer.Start(new StudioOptions { Port = 0, ProjectsFolder = folder });
        var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = true }) { BaseAddress = server.Address };
        (await client.GetAsync(server.Entrance)).Dispose();
        client.DefaultRequestHeaders.Add("Origin", server.Address.GetLeftPart(UriPartial.Authority));
        var made = await Json(client.PostAsJsonAsync("/api/projects", new { name = "Pets", models = new[] { new { name = "pets", kind } } }));
        var project = new OpenProject(folder, server, client, made.GetProperty("id").GetString()!);
        project.Model = (await project.Get("")).GetProperty("models")[0].GetProperty("id").GetInt64();
        foreach (var label in labels)
            await project.Post($"/models/{project.Model}/labels", new { name = label });
        return project;
    }

    public string Address(string path) => $"/api/projects/{Id}{path}";

    public async Task<long> Label(string name) => (await Get("")).GetProperty("models")[0].GetProperty("labels").EnumerateArray()
        .First(l => l.GetProperty("name").GetString() == name).GetProperty("id").GetInt64();

    public async Task<int> Count(string label) => (await Get("")).GetProperty("models")[0].GetProperty("labels").EnumerateArray()
        .First(l => l.GetProperty("name").GetString() == label).GetProperty("count").GetInt32();

    public Task<JsonElement> Get(string path) => Json(Client.GetAsync(Address(path)));

    public Task<JsonElement> Post(string path, object body) => Json(Client.PostAsJsonAsync(Address(path), body));

    /// <summary>Adds one example, as the camera does.</summary>
    public Task<JsonElement> Add(long label, byte[] bytes, string name = "a.png") =>
        Json(Client.PostAsync(Address($"/labels/{label}/examples?name={name}"), new ByteArrayContent(bytes)));

    /// <summary>Adds files, as an upload does.</summary>
    public Task<JsonElement> AddFiles(string path, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), "file", name);
        return Json(Client.PostAsync(Address(path), form));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private static async Task<JsonElement> Json(Task<HttpResponseMessage> asked)
    {
        using var answer = await asked;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.IsTrue(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }
}
