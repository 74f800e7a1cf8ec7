using System.Net;
using System.Net.Http.Json;
using System.Text;
using MLKids.Studio.Serving;
using MLKids.Studio.Settings;
using MLKids.Studio.Tests.Class;
using MLKids.Studio.Workspaces;
using Microsoft.Extensions.DependencyInjection;

namespace MLKids.Studio.Tests.Settings;

[TestClass]
public sealed class SettingsTests
{
    private static readonly string[] Packs = ["motion", "looks", "ml"];

    [TestMethod]
    public void Reader_AllFields_AreTaken()
    {
        var settings = Read("""
            { "packs": ["motion", "ml"], "permissions": ["microphone"], "neverSay": ["grumble"], "preset": "simplified", "language": "de",
              "limits": { "trainingMegabytes": 512, "trainings": 2, "children": 30, "projects": 5, "megabytes": 100, "examples": 300, "requests": 20, "connections": 4 } } // by hand
            """);
        CollectionAssert.AreEqual((string[])["motion", "ml"], settings.Packs!.ToArray());
        Assert.IsFalse(settings.Allows("camera"));
        Assert.IsTrue(settings.Allows("microphone"));
        Assert.AreEqual("simplified", settings.Preset);
        Assert.AreEqual("de", settings.Language);
        Assert.AreEqual(new TeacherLimits { TrainingMegabytes = 512, Trainings = 2, Children = 30, Projects = 5, Megabytes = 100, Examples = 300, Requests = 20, Connections = 4 }, settings.Limits);
    }

    [TestMethod]
    public void Reader_Nothing_AllowsEverything()
    {
        var settings = Read("{}");
        Assert.IsNull(settings.Packs);
        Assert.IsTrue(TeacherSettings.AllPermissions.All(settings.Allows));
    }

    [TestMethod]
    public void Reader_ManyMistakes_AreToldTogether()
    {
        var error = Assert.ThrowsExactly<SettingsException>(() => Read("""
            { "packs": ["montion"], "permissions": "camera", "neverSay": [7], "preset": "fast", "language": "xx", "limits": { "projects": 0, "megabyte": 3 }, "colour": 1 }
            """));
        CollectionAssert.AreEqual(
            (string[])["packs[0]", "permissions", "neverSay[0]", "preset", "language", "limits.projects", "limits.megabyte", "colour"],
            error.Findings.Select(f => f.Field).ToArray());
        StringAssert.Contains(error.Message, "packs[0]: found \"montion\", wanted one of \"motion\", \"looks\", \"ml\"");
        StringAssert.Contains(error.Message, "limits.projects: found 0, wanted a whole number from 1 to 1000");
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("[]")]
    [DataRow("{ \"preset\": ")]
    [DataRow("null")]
    public void Reader_NoObject_IsRefused(string json) => Assert.HasCount(1, Assert.ThrowsExactly<SettingsException>(() => Read(json)).Findings);

    [TestMethod]
    public async Task Settings_FromTheTeachersPage_CountAtOnceInOpenProjects()
    {
        await using var host = await ClassHost.Start();
        var teacher = await host.Teacher();
        var child = await host.Join("Ada");
        await ClassHost.NewProject(child, "Cats");
        (await child.GetAsync("/api/projects/Cats")).EnsureSuccessStatusCode();
        var workspaces = host.Server.Services.GetRequiredService<WorkspaceSet>();
        var before = workspaces.All.Single();
        Assert.IsNotNull(before.Bench.DiscoverBlocks().Find("motion_movesteps"));

        (await teacher.PutAsJsonAsync("/api/teacher/settings", new { preset = "simplified", neverSay = (string[])["grumble"] })).EnsureSuccessStatusCode();
        Assert.AreEqual(Learning.Training.Preset.Simplified, before.Learning.Forced!.Preset);
        Assert.IsTrue(before.Learning.NeverSay.Matches("Grumble"));
        Assert.AreSame(before, workspaces.All.Single(), "Nothing is closed that need not be.");

        (await teacher.PutAsJsonAsync("/api/teacher/settings", new { packs = (string[])["looks", "ml"], permissions = (string[])["files"] })).EnsureSuccessStatusCode();
        (await child.GetAsync("/api/projects/Cats")).EnsureSuccessStatusCode();
        var blocks = workspaces.All.Single().Bench.DiscoverBlocks();
        Assert.IsNull(blocks.Find("motion_movesteps"));
        StringAssert.Contains(blocks.RefusalOf("motion_movesteps"), "the pack \"motion\"");
        Assert.IsNotNull(blocks.Find("looks_say"));
        CollectionAssert.AreEquivalent((string[])["looks", "ml"], blocks.Packs.Select(p => p.Id).ToArray());
        var answer = await child.GetAsync("/api/hello");
        Assert.AreEqual("camera=(), microphone=(), geolocation=()", answer.Headers.GetValues("Permissions-Policy").Single());
    }

    [TestMethod]
    public async Task Files_NotAllowed_AreNotTaken()
    {
        await using var host = await ClassHost.Start("""{ "permissions": ["camera"] }""");
        var child = await host.Join("Ada");
        using var form = new MultipartFormDataContent { { new ByteArrayContent([1, 2, 3]), "file", "x.sb3" } };
        var answer = await child.PostAsync("/api/arrivals", form);
        Assert.AreEqual(HttpStatusCode.Forbidden, answer.StatusCode);
        StringAssert.Contains(await answer.Content.ReadAsStringAsync(), "switched off");
    }

    [TestMethod]
    public async Task Settings_WrongOnThePage_AreToldAndNotWritten()
    {
        await using var host = await ClassHost.Start();
        var teacher = await host.Teacher();
        var answer = await teacher.PutAsJsonAsync("/api/teacher/settings", new { preset = "fast", limits = new { projects = 0 } });
        Assert.AreEqual(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.AreEqual(2, (await ClassHost.Json(answer)).GetProperty("findings").GetArrayLength());
        Assert.IsFalse(File.Exists(Path.Combine(host.Folder, "settings.json")));
    }

    [TestMethod]
    public async Task SettingsFile_ChangedByHand_CountsAgain_AndAWrongOneChangesNothing()
    {
        await using var host = await ClassHost.Start("""{ "permissions": [] }""");
        var store = host.Server.Services.GetRequiredService<SettingsStore>();
        Assert.IsFalse(store.Current.Allows("camera"));
        await File.WriteAllTextAsync(store.File, """{ "permissions": ["camera"] }""");
        store.Refresh();
        Assert.IsTrue(store.Current.Allows("camera"));
        await File.WriteAllTextAsync(store.File, """{ "permissions": ["camera", "microfone"] }""");
        store.Refresh();
        Assert.IsFalse(store.Current.Allows("microphone"));
        Assert.AreEqual("permissions[1]", store.Findings.Single().Field);
    }

    [TestMethod]
    public async Task Start_WithWrongSettings_IsRefused()
    {
        var error = await Assert.ThrowsExactlyAsync<SettingsException>(() => ClassHost.Start("""{ "permissions": ["camara"] }"""));
        StringAssert.Contains(error.Message, "settings.json");
    }

    private static TeacherSettings Read(string json) => SettingsReader.Read(Encoding.UTF8.GetBytes(json), Packs, "settings.json");
}
