using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;

namespace MLKids.Studio.Tests.Class;

[TestClass]
public sealed class ChildrenTests
{
    [TestMethod]
    public async Task TenChildren_WorkingAtOnce_SeeOnlyTheirOwn()
    {
        await using var host = await ClassHost.Start();
        await Task.WhenAll(Enumerable.Range(0, 10).Select(async n =>
        {
            var child = await host.Join($"Child {n}", n, n, n);
            var id = await ClassHost.NewProject(child, "Same name");
            var model = (await ClassHost.Json(await child.GetAsync($"/api/projects/{id}"))).GetProperty("models")[0].GetProperty("id").GetInt64();
            for (var label = 0; label < 5; label++)
                (await child.PostAsJsonAsync($"/api/projects/{id}/models/{model}/labels", new { name = $"label {label} of {n}" })).EnsureSuccessStatusCode();
            var projects = await ClassHost.Json(await child.GetAsync("/api/projects"));
            Assert.AreEqual(1, projects.GetArrayLength());
            var labels = (await ClassHost.Json(await child.GetAsync($"/api/projects/{id}"))).GetProperty("models")[0].GetProperty("labels");
            Assert.AreEqual(5, labels.GetArrayLength());
            foreach (var label in labels.EnumerateArray())
                StringAssert.EndsWith(label.GetProperty("name").GetString(), $" of {n}");
        }));
    }

    [TestMethod]
    public async Task Child_AskingForAnothersProject_FindsNothing()
    {
        await using var host = await ClassHost.Start();
        var ada = await host.Join("Ada");
        await ClassHost.NewProject(ada, "Secret");
        var bo = await host.Join("Bo");
        foreach (var path in (string[])["Secret", "..%2FAda%2FSecret", "%2e%2e%2fSecret", "..%5CSecret", "Ada/Secret"])
            Assert.AreNotEqual(HttpStatusCode.OK, (await bo.GetAsync($"/api/projects/{path}")).StatusCode, path);
        var cookie = await host.JoinForCookie("Bo");
        await Assert.ThrowsExactlyAsync<WebSocketException>(() => host.Live(cookie, "/live/Secret"));
    }

    [TestMethod]
    public async Task Child_TooManyRequests_IsSlowedDownAlone()
    {
        await using var host = await ClassHost.Start("""{ "limits": { "requests": 5 } }""");
        var (fast, calm) = (await host.Join("Fast"), await host.Join("Calm"));
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 60; i++)
            answers.Add((await fast.GetAsync("/api/hello")).StatusCode);
        CollectionAssert.Contains(answers, HttpStatusCode.TooManyRequests);
        Assert.AreEqual(HttpStatusCode.OK, answers[0]);
        Assert.AreEqual(HttpStatusCode.OK, (await calm.GetAsync("/api/hello")).StatusCode);
    }

    [TestMethod]
    public async Task Child_TooManySocketsOrProjects_IsTold()
    {
        await using var host = await ClassHost.Start("""{ "limits": { "connections": 2, "projects": 2 } }""");
        var cookie = await host.JoinForCookie("Ada");
        using var first = await host.Live(cookie, "/live");
        using var second = await host.Live(cookie, "/live");
        await Assert.ThrowsExactlyAsync<WebSocketException>(() => host.Live(cookie, "/live"));
        var child = await host.Join("Ada");
        await ClassHost.NewProject(child, "One");
        await ClassHost.NewProject(child, "Two");
        var third = await child.PostAsJsonAsync("/api/projects", new { name = "Three" });
        Assert.AreEqual(HttpStatusCode.Conflict, third.StatusCode);
        StringAssert.Contains(await third.Content.ReadAsStringAsync(), "no room for another project");
    }

    [TestMethod]
    public async Task Child_ManyProjectsOpened_OldOnesAreClosed()
    {
        await using var host = await ClassHost.Start();
        var child = await host.Join("Ada");
        for (var i = 0; i < 6; i++)
            (await child.GetAsync($"/api/projects/{await ClassHost.NewProject(child, $"P{i}")}")).EnsureSuccessStatusCode();
        var teacher = await host.Teacher();
        var report = (await ClassHost.Json(await teacher.GetAsync("/api/teacher/report"))).GetProperty("text").GetString();
        StringAssert.Contains(report, "open projects, sessions: 3,");
    }
}
