using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using MLKids.Studio.Serving;
using MLKids.Studio.Tests.CommandLine;

namespace MLKids.Studio.Tests.Examples;

/// <summary>A studio with one project "mine" that has one model, as the page talks to it.</summary>
internal sealed class CollectPlace : IAsyncDisposable
{
    private readonly Place _place = new();
    private StudioServer _server = null!;
    private HttpClient _client = null!;

    public long Model { get; private set; }

    public static async Task<CollectPlace> With(string kind)
    {
        var place = new CollectPlace();
        place._server = await StudioServer.Start(new StudioOptions { Port = 0, ProjectsFolder = place._place["projects"] });
        place._client = new HttpClient { BaseAddress = place._server.Address };
        place._client.DefaultRequestHeaders.Add("Origin", place._server.Address.GetLeftPart(UriPartial.Authority));
        await place._client.GetAsync(place._server.Entrance);
        var created = await place._client.PostAsJsonAsync("/api/projects", new { name = "mine", models = new[] { new { name = "model", kind } } });
        created.EnsureSuccessStatusCode();
        place.Model = (await place.Get("")).GetProperty("models")[0].GetProperty("id").GetInt64();
        return place;
    }

    public async Task<long> Label(string name) => (await Send(HttpMethod.Post, $"/models/{Model}/labels", new { name })).GetProperty("id").GetInt64();

    public Task<JsonElement> Get(string path) => Send(HttpMethod.Get, path);

    public Task<JsonElement> Post(string path, object body) => Send(HttpMethod.Post, path, body);

    public Task<JsonElement> Table(string rest, object? body = null) => Send(body is null ? HttpMethod.Get : HttpMethod.Post, $"/models/{Model}/table{rest}", body);

    /// <summary>Sends a request that must succeed.</summary>
    public async Task<JsonElement> Send(HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await Ask(method, path, body);
        Assert.IsTrue((int)status is >= 200 and < 300, $"{method} {path}: {status} {answer}");
        return answer;
    }

    /// <summary>Sends a request that must be refused.</summary>
    /// <returns>The failure's code.</returns>
    public async Task<string> Refused(HttpMethod method, string path, object? body = null)
    {
        var (status, answer) = await Ask(method, path, body);
        Assert.IsTrue((int)status is >= 400 and < 500, $"{method} {path}: {status} {answer}");
        Assert.IsFalse(string.IsNullOrWhiteSpace(answer.GetProperty("sentence").GetString()));
        return answer.GetProperty("code").GetString()!;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
        _place.Dispose();
    }

    private async Task<(HttpStatusCode Status, JsonElement Answer)> Ask(HttpMethod method, string path, object? body)
    {
        using var request = new HttpRequestMessage(method, "/api/projects/mine" + path) { Content = body as HttpContent ?? (body is null ? null : JsonContent.Create(body)) };
        // So that what is too large is refused before it is sent.
        request.Headers.ExpectContinue = body is StringContent;
        using var answer = await _client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text));
    }
}
