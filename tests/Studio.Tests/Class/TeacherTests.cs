using System.Net;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;

namespace MLKids.Studio.Tests.Class;

[TestClass]
public sealed class TeacherTests
{
    [TestMethod]
    public async Task Message_ReachesEveryChild_AndPauseComesAgainToALateOne()
    {
        await using var host = await ClassHost.Start();
        var teacher = await host.Teacher();
        using var ada = await host.Live(await host.JoinForCookie("Ada"), "/live");
        StringAssert.Contains(await ClassHost.Receive(ada), "\"on\":false");
        (await teacher.PostAsJsonAsync("/api/teacher/class/message", new { text = "<b>Well done</b>" })).EnsureSuccessStatusCode();
        Assert.AreEqual("<b>Well done</b>", JsonDocument.Parse(await ClassHost.Receive(ada)).RootElement.GetProperty("payload").GetProperty("text").GetString());
        (await teacher.PostAsJsonAsync("/api/teacher/class/pause", new { on = true })).EnsureSuccessStatusCode();
        StringAssert.Contains(await ClassHost.Receive(ada), "\"on\":true");
        using var late = await host.Live(await host.JoinForCookie("Bo"), "/live");
        StringAssert.Contains(await ClassHost.Receive(late), "\"on\":true");
        Assert.AreEqual(HttpStatusCode.UnprocessableEntity, (await teacher.PostAsJsonAsync("/api/teacher/class/message", new { text = new string('x', 201) })).StatusCode);
    }

    [TestMethod]
    public async Task Leave_EndsSessionSocketsAndProjects_AndTheChildMayComeBack()
    {
        await using var host = await ClassHost.Start();
        var teacher = await host.Teacher();
        var child = await host.Join("Ada");
        var id = await ClassHost.NewProject(child, "Cats");
        (await child.GetAsync($"/api/projects/{id}")).EnsureSuccessStatusCode();
        using var socket = await host.Live(await host.JoinForCookie("Ada"), "/live/Cats");
        (await teacher.PostAsJsonAsync($"/api/teacher/class/children/{host.Room.Roster.All[0].Id}/leave", new { })).EnsureSuccessStatusCode();
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await child.GetAsync("/api/projects")).StatusCode);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        // Closed or cut off: the page comes back by itself and finds the way in.
        await Assert.ThrowsExactlyAsync<WebSocketException>(async () =>
        {
            while ((await socket.ReceiveAsync(new byte[4096], patience.Token)).MessageType != WebSocketMessageType.Close)
            {
            }

            throw new WebSocketException("closed");
        });
        await host.Join("Ada");
    }

    [TestMethod]
    public async Task ChooseAnew_LetsAChildInWithNewPictures_Once()
    {
        await using var host = await ClassHost.Start();
        var teacher = await host.Teacher();
        await ClassHost.NewProject(await host.Join("Ada", 1, 2, 3), "Cats");
        (await teacher.PostAsJsonAsync($"/api/teacher/class/children/{host.Room.Roster.All[0].Id}/choose-anew", new { })).EnsureSuccessStatusCode();
        var child = await host.Join("Ada", 7, 8, 9);
        Assert.AreEqual(1, (await ClassHost.Json(await child.GetAsync("/api/projects"))).GetArrayLength());
        Assert.AreEqual(HttpStatusCode.Forbidden, (await host.TryJoin(host.Stranger(host.Door), "Ada", [1, 2, 3])).StatusCode);
    }

    [TestMethod]
    public async Task Overview_ShowsWhoIsHereAndTheirProject()
    {
        await using var host = await ClassHost.Start();
        var child = await host.Join("Ada");
        await ClassHost.NewProject(child, "Cats");
        (await child.GetAsync("/api/projects/Cats")).EnsureSuccessStatusCode();
        using var here = await host.Live(await host.JoinForCookie("Ada"), "/live");
        var teacher = await host.Stranger(host.Server.Address).GetAsync(host.Server.Entrance);
        var cookie = teacher.RequestMessage!.RequestUri;
        Assert.AreEqual("/", cookie!.AbsolutePath, "The token does not stay in the address.");
        using var watch = new ClientWebSocket();
        watch.Options.SetRequestHeader("Origin", host.Server.Address.GetLeftPart(UriPartial.Authority));
        watch.Options.Cookies = new CookieContainer();
        using var handler = new HttpClientHandler { CookieContainer = watch.Options.Cookies };
        using var client = new HttpClient(handler);
        await client.GetAsync(host.Server.Entrance);
        await watch.ConnectAsync(new UriBuilder(host.Server.Address) { Scheme = "ws", Path = "/live" }.Uri, CancellationToken.None);
        var seen = JsonDocument.Parse(await ClassHost.Receive(watch)).RootElement.GetProperty("payload").GetProperty("children")[0];
        Assert.AreEqual("Ada", seen.GetProperty("name").GetString());
        Assert.IsTrue(seen.GetProperty("isHere").GetBoolean());
        Assert.AreEqual("Cats", seen.GetProperty("projects")[0].GetString());
    }

    [TestMethod]
    [DataRow("GET", "/api/teacher/class")]
    [DataRow("GET", "/api/teacher/settings")]
    [DataRow("GET", "/api/teacher/report")]
    [DataRow("PUT", "/api/teacher/settings")]
    [DataRow("POST", "/api/teacher/class/pause")]
    [DataRow("POST", "/API/Teacher/class/pause")]
    [DataRow("POST", "/api//teacher/class/pause")]
    [DataRow("POST", "/api/%74eacher/class/pause")]
    public async Task TeachersAddresses_AskedByAChild_AreRefused(string method, string path)
    {
        await using var host = await ClassHost.Start();
        var child = await host.Join("Ada");
        var answer = await child.SendAsync(new HttpRequestMessage(new HttpMethod(method), path) { Content = method == "GET" ? null : JsonContent.Create(new { on = true }) });
        Assert.IsTrue(answer.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, answer.StatusCode.ToString());
        Assert.IsFalse(host.Room.IsPaused);
    }

    [TestMethod]
    public async Task Token_AtTheClassesDoor_OpensNothing()
    {
        await using var host = await ClassHost.Start();
        var stranger = host.Stranger(host.Door);
        await stranger.GetAsync($"/{host.Server.Entrance.Query}");
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await stranger.GetAsync("/api/hello")).StatusCode);
    }
}
