using System.Net;

namespace MLKids.Studio.Tests.Class;

[TestClass]
public sealed class JoinTests
{
    [TestMethod]
    public async Task Join_WithCodeNameAndPictures_GivesAnOwnPlace()
    {
        await using var host = await ClassHost.Start();
        var child = await host.Join("Zoë Ünal");
        var hello = await ClassHost.Json(await child.GetAsync("/api/hello"));
        Assert.AreEqual("Zoë Ünal", hello.GetProperty("name").GetString());
        Assert.IsFalse(hello.GetProperty("isTeacher").GetBoolean());
        await ClassHost.NewProject(child, "Mine");
        Assert.HasCount(1, Directory.GetFiles(Path.Combine(host.Folder, "class"), "Mine.mlkids", SearchOption.AllDirectories));
    }

    [TestMethod]
    public async Task Join_CodeAsChildrenTypeIt_IsTaken()
    {
        await using var host = await ClassHost.Start();
        var code = host.Room.Code;
        var typed = $" {code[..3].ToLowerInvariant()} - {code[3..].ToLowerInvariant()} ";
        Assert.AreEqual(HttpStatusCode.OK, (await host.TryJoin(host.Stranger(host.Door), "Ada", null, typed)).StatusCode);
    }

    [TestMethod]
    public async Task Join_WrongCode_IsSlowedDownAfterFiveTries()
    {
        await using var host = await ClassHost.Start();
        var child = host.Stranger(host.Door);
        for (var i = 0; i < 5; i++)
            Assert.AreEqual(HttpStatusCode.Forbidden, (await host.TryJoin(child, "Ada", null, "AAAAAA")).StatusCode);
        Assert.AreEqual(HttpStatusCode.TooManyRequests, (await host.TryJoin(child, "Ada", null, "AAAAAA")).StatusCode);
        Assert.AreEqual(HttpStatusCode.TooManyRequests, (await host.TryJoin(child, "Ada", null)).StatusCode, "Not even the right one.");
    }

    [TestMethod]
    public async Task Join_SameNameOtherPictures_IsRefused()
    {
        await using var host = await ClassHost.Start();
        await host.Join("Ada", 4, 5, 6);
        var thief = host.Stranger(host.Door);
        Assert.IsTrue((await ClassHost.Json(await host.TryJoin(thief, "ada", null))).GetProperty("isKnown").GetBoolean(), "Capitals make no other child.");
        Assert.AreEqual(HttpStatusCode.Forbidden, (await host.TryJoin(thief, "ada", [6, 5, 4])).StatusCode);
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await thief.GetAsync("/api/projects")).StatusCode);
        await host.Join("ADA", 4, 5, 6);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("   ")]
    [DataRow("😀")]
    [DataRow("a name that is very much longer than any name")]
    [DataRow("shit")]
    public async Task Join_NoName_IsRefused(string name)
    {
        await using var host = await ClassHost.Start();
        var answer = await host.TryJoin(host.Stranger(host.Door), name, [1, 2, 3]);
        Assert.IsTrue(answer.StatusCode is HttpStatusCode.UnprocessableEntity or HttpStatusCode.BadRequest, answer.StatusCode.ToString());
        Assert.IsEmpty(host.Room.Roster.All);
    }

    [TestMethod]
    public async Task Join_HalfASign_IsRefused()
    {
        await using var host = await ClassHost.Start();
        using var body = new StringContent($$"""{"code":"{{host.Room.Code}}","name":"\ud800x","pictures":[1,2,3]}""", System.Text.Encoding.UTF8, "application/json");
        Assert.AreEqual(HttpStatusCode.BadRequest, (await host.Stranger(host.Door).PostAsync("/api/join", body)).StatusCode);
    }

    [TestMethod]
    [DataRow("../../x", "x")]
    [DataRow("con", "con")]
    [DataRow("日本", "child")]
    [DataRow("A\u0000B/C\\D", "ABCD")]
    public async Task Join_NameWithSigns_MakesAHarmlessFolder(string name, string begins)
    {
        await using var host = await ClassHost.Start();
        await host.Join(name);
        var folder = Directory.GetDirectories(Path.Combine(host.Folder, "class")).Single();
        Assert.StartsWith(begins + "-", Path.GetFileName(folder), StringComparison.Ordinal);
        Assert.HasCount(1, Directory.GetDirectories(host.Folder));
    }

    [TestMethod]
    public async Task Join_OnAnotherDay_FindsProjectsAndCertificateAgain()
    {
        var first = await ClassHost.Start();
        var code = first.Room.Code;
        var thumbprint = first.Room.Certificate.Thumbprint;
        await ClassHost.NewProject(await first.Join("Ada", 4, 5, 6), "Cats");
        var folder = await first.End();
        await using var second = await ClassHost.StartAgain(folder);
        Assert.AreNotEqual(code, second.Room.Code);
        Assert.AreEqual(thumbprint, second.Room.Certificate.Thumbprint, "A browser that trusted it once need not be asked again.");
        var child = await second.Join("Ada", 4, 5, 6);
        Assert.AreEqual("Cats", (await ClassHost.Json(await child.GetAsync("/api/projects")))[0].GetProperty("id").GetString());
    }

    [TestMethod]
    public async Task Leave_EndsThisSessionOnly()
    {
        await using var host = await ClassHost.Start();
        var (tablet, laptop) = (await host.Join("Ada"), await host.Join("Ada"));
        (await tablet.PostAsync("/api/leave", null)).EnsureSuccessStatusCode();
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await tablet.GetAsync("/api/projects")).StatusCode);
        Assert.AreEqual(HttpStatusCode.OK, (await laptop.GetAsync("/api/projects")).StatusCode);
    }

    [TestMethod]
    public async Task Join_FullClass_IsRefused()
    {
        await using var host = await ClassHost.Start("""{ "limits": { "children": 1 } }""");
        await host.Join("Ada");
        Assert.AreEqual(HttpStatusCode.Conflict, (await host.TryJoin(host.Stranger(host.Door), "Bo", [1, 2, 3])).StatusCode);
        await host.Join("Ada");
    }

    [TestMethod]
    public async Task PlainDoor_ShowsTheWelcomePageOnly()
    {
        await using var host = await ClassHost.Start();
        var plain = host.Stranger(new Uri($"http://127.0.0.1:{host.Room.Port}"));
        StringAssert.Contains(await plain.GetStringAsync("/"), "/class/welcome.js");
        Assert.AreEqual(HttpStatusCode.Forbidden, (await plain.GetAsync("/api/join")).StatusCode);
        Assert.AreEqual(HttpStatusCode.Forbidden, (await host.TryJoin(plain, "Ada", [1, 2, 3])).StatusCode);
        Assert.AreEqual(HttpStatusCode.Forbidden, (await plain.GetAsync("/live")).StatusCode);
    }
}
