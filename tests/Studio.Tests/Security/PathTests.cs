using System.Net.Http.Json;
using MLKids.Studio.Projects;
using MLKids.Studio.Serving;
using MLKids.Studio.Tests.Class;

namespace MLKids.Studio.Tests.Security;

/// <summary>Names of projects that lead elsewhere.</summary>
[TestClass]
public sealed class PathTests
{
    [TestMethod]
    [DataRow("..")]
    [DataRow("../x")]
    [DataRow("..\\x")]
    [DataRow("/etc/passwd")]
    [DataRow("C:\\x")]
    [DataRow("C:x")]
    [DataRow("a/b")]
    [DataRow("a\0b")]
    [DataRow("a\u202eb/")]
    [DataRow(" a")]
    [DataRow("a ")]
    [DataRow("a.")]
    [DataRow("")]
    [DataRow("%2e%2e")]
    [DataRow("a\nb")]
    [DataRow("CON")]
    [DataRow("nul")]
    [DataRow("com1")]
    [DataRow("LPT9.x")]
    [DataRow("x:stream")]
    public void Id_ThatLeadsElsewhere_IsNone(string id)
    {
        var person = new Person("me", "", Path.Combine(Path.GetTempPath(), "own"), IsTeacher: true);
        Assert.AreEqual(404, Assert.ThrowsExactly<StudioException>(() => ProjectShelf.PathOf(person, id)).Status);
    }

    [TestMethod]
    public void Id_TooLong_IsNone() => Assert.ThrowsExactly<StudioException>(() =>
        ProjectShelf.PathOf(new Person("me", "", Path.GetTempPath(), IsTeacher: true), new string('x', 61)));

    [TestMethod]
    public async Task Drawing_WithAScript_IsShownAsAPictureThatRunsNothing()
    {
        await using var host = await ClassHost.Start();
        var child = await host.Join("Ada");
        (await child.PostAsJsonAsync("/api/projects", new { name = "P", models = new[] { new { name = "m", kind = "pictures" } } })).EnsureSuccessStatusCode();
        var model = (await ClassHost.Json(await child.GetAsync("/api/projects/P"))).GetProperty("models")[0].GetProperty("id").GetInt64();
        var label = (await ClassHost.Json(await child.PostAsJsonAsync($"/api/projects/P/models/{model}/labels", new { name = "l" }))).GetProperty("id").GetInt64();
        using var svg = new ByteArrayContent("<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><script>alert(1)</script><rect width='20' height='20'/></svg>"u8.ToArray());
        svg.Headers.ContentType = new("image/svg+xml");
        var added = await child.PostAsync($"/api/projects/P/labels/{label}/examples?name=x.svg", svg);
        Assert.IsTrue(added.IsSuccessStatusCode, await added.Content.ReadAsStringAsync());
        var id = (await ClassHost.Json(await child.GetAsync($"/api/projects/P/labels/{label}/example-ids")))[0].GetInt64();
        var shown = await child.GetAsync($"/api/projects/P/examples/{id}/content");
        Assert.AreEqual("image/png", shown.Content.Headers.ContentType!.MediaType);
        StringAssert.Contains(shown.Headers.GetValues("Content-Security-Policy").Single(), "sandbox");
        Assert.AreEqual("nosniff", shown.Headers.GetValues("X-Content-Type-Options").Single());
    }

    [TestMethod]
    public async Task Addresses_WithTricks_StayInside()
    {
        var folder = Directory.CreateTempSubdirectory("mlkids-path").FullName;
        var outside = Path.Combine(folder, "outside.mlkids");
        await File.WriteAllTextAsync(outside, "secret");
        await using (var server = await StudioServer.Start(new StudioOptions { Port = 0, ProjectsFolder = Path.Combine(folder, "in") }))
        {
            var entered = await RawHttp.Send(server.Address, $"GET {server.Entrance.PathAndQuery} HTTP/1.1\nHost: {server.Address.Authority}\nConnection: close\n\n");
            var cookie = entered.Split('\n').Single(l => l.StartsWith("Set-Cookie:", StringComparison.OrdinalIgnoreCase)).Split(':', 2)[1].Split(';')[0].Trim();
            foreach (var path in (string[])[
                "/api/projects/..%2Foutside", "/api/projects/%2e%2e%2Foutside", "/api/projects/../outside", "/api/projects/..%5Coutside", "/api/projects/%252e%252e%252foutside",
                "/api/projects/x%00", "/../appsettings.json", "/..%2f..%2fmanifest.json", "/%2e%2e/manifest.json", "/shell/..%5c..%5cmanifest.json", "/shell/%2e%2e/%2e%2e/manifest.json",
                "//etc/passwd", "/\\etc\\passwd", "/manifest.json", "/mlkids.dll", "/lib/../../mlkids.dll"])
            {
                var answer = await RawHttp.Send(server.Address, $"GET {path} HTTP/1.1\nHost: {server.Address.Authority}\nCookie: {cookie}\nConnection: close\n\n");
                Assert.IsTrue(RawHttp.Status(answer) is 400 or 404 or 421 or 422, $"{path}: {answer}");
                Assert.DoesNotContain("secret", answer);
            }
        }

        Directory.Delete(folder, recursive: true);
    }
}
