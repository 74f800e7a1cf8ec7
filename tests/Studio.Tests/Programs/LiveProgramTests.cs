using System.Net;
using System.Text.Json;
using MLKids.Learning.Examples;
using MLKids.Runtime.Projects;
using MLKids.Studio.Live;
using MLKids.Studio.Programs;
using MLKids.Studio.Workspaces;
using MLKids.Tests;
using Microsoft.Extensions.DependencyInjection;
using static MLKids.Tests.Bricks;

namespace MLKids.Studio.Tests.Programs;

/// <summary>The program of an open project, as a page meets it: real server, real socket.</summary>
[TestClass]
public sealed class LiveProgramTests
{
    [TestMethod]
    public async Task NewProject_HasAProgram_ThatRunsAtTheFlag()
    {
        await using var page = await ProgramPage.Open();
        var targets = (await page.Program()).GetProperty("targets");
        Assert.IsTrue(targets.EnumerateArray().All(t => t.GetProperty("key").GetString() is { Length: > 0 }));
        await page.Send("flag");
        await page.UntilSaid("Hello!");
    }

    [TestMethod]
    public async Task Answers_Keys_ClicksAndReporters_ReachTheProgram()
    {
        await using var page = await ProgramPage.Open(new ProgramBuilder().Sprite("Cat", s => s
            .WhenFlag(new Node("sensing_askandwait").With("QUESTION", "Who?"), Say(Join("hello ", new Node("sensing_answer"))))
            .Script(new Node("event_whenkeypressed").Field("KEY_OPTION", "space"), Say("jump"))
            .Script(Add(2, 3))).ToSb3());
        await page.Send("flag");
        await page.Until(() => Stage(page, "question") is { ValueKind: JsonValueKind.Object }, "the question");
        await page.Send("answer", new { text = "Ada" });
        await page.UntilSaid("hello Ada");
        await page.Send("key", new { key = "space", down = true });
        await page.UntilSaid("jump");
        var cat = (await page.Program()).GetProperty("targets")[1];
        await page.Send("clickBlock", new { target = cat.GetProperty("key").GetString(), block = "Cat-8" });
        await page.Until(() => page.Heard.Any(h => h.Type == "value" && h.Payload.GetProperty("text").GetString() == "5"), "the value");
    }

    [TestMethod]
    public async Task Changes_AreSavedSoon_WithPlacesAndValues_AndAreThereAfterTheNextStart()
    {
        var page = await ProgramPage.Open(new ProgramBuilder().Sprite("Cat", s => s.Variable("n").WhenFlag(Set("n", 12), Say("set"))).ToSb3());
        await page.Send("flag");
        await page.UntilSaid("set");
        var key = (await page.Program()).GetProperty("targets")[1].GetProperty("key").GetString();
        await page.Send("sprite", new { target = key, x = 33, y = -20, size = 150, visible = false });
        await page.Until(() => page.Heard.Any(h => h.Type == "saved" && h.Payload.GetProperty("version").GetInt64() >= 2), "the change");
        await page.UntilSaved(2);
        // What is shown as saved is in the file, not only in memory: a second reader sees it.
        using (var file = ProjectFile.Open(Path.Combine(page.Folder, "Play.mlkids")))
        {
            var cat = ProjectReader.Read(file.Program.Read()!).Targets[1];
            Assert.AreEqual((33, -20, 150, false), (cat.X, cat.Y, cat.Size, cat.Visible));
            Assert.AreEqual("12", cat.Variables.Single().Value.ToString());
        }

        await page.Close();
        await using var again = await ProgramPage.Open(folder: page.Folder);
        Assert.AreEqual(33, again.Sprites.Values.Single(s => s["name"].GetString() == "Cat")["x"].GetDouble());
    }

    [TestMethod]
    public async Task Edit_OfTheProgram_IsTold_AndSavedAtTheEndAtLatest()
    {
        var page = await ProgramPage.Open(new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Say("x"))).ToSb3());
        var workspace = page.Server.Services.GetRequiredService<WorkspaceSet>().All.Single();
        var program = LiveProgram.Of(workspace);
        program.Edit(p => p with { Targets = [p.Targets[0], p.Targets[1], p.Targets[1] with { Name = "Twin" }] });
        await page.Until(() => page.Sprites.Values.Any(s => s.TryGetValue("name", out var name) && name.GetString() == "Twin"), "the twin");
        Assert.HasCount(3, program.Project.Targets.Select(t => t.Key).Distinct().ToList());
        // Closed at once, within the second of rest.
        await page.Close();
        using (var file = ProjectFile.Open(Path.Combine(page.Folder, "Play.mlkids")))
            Assert.AreEqual("Twin", ProjectReader.Read(file.Program.Read()!).Targets[2].Name);
        Directory.Delete(page.Folder, recursive: true);
    }

    [TestMethod]
    public async Task SlowPage_GetsTheNewestFrame_AndNeverAQueue()
    {
        await using var page = await ProgramPage.Open(new ProgramBuilder().Sprite("Cat", s => s
            .WhenFlag(Repeat(40, new Node("motion_changexby").With("DX", 2)), Say("there"))).ToSb3());
        page.Draws = false;
        var before = page.FrameBytes.Count;
        await page.Send("flag");
        await Task.Delay(2_500);
        Assert.IsLessThanOrEqualTo(2, page.FrameBytes.Count - before);
        page.Draws = true;
        await page.Send("seen");
        await page.UntilSaid("there");
        Assert.IsLessThanOrEqualTo(4, page.FrameBytes.Count - before);
        Assert.AreEqual(80, page.Sprites.Values.Single(s => s["name"].GetString() == "Cat")["x"].GetDouble());
    }

    [TestMethod]
    public async Task ThreeHundredClones_FitIntoTheirShareOfAFrame()
    {
        await using var page = await ProgramPage.Open(new ProgramBuilder().Sprite("Cat", s => s
            .WhenFlag(Repeat(300, new Node("control_create_clone_of").With("CLONE_OPTION", "_myself_")), Say("all"))
            .Script(new Node("control_start_as_clone"), Forever(new Node("motion_movesteps").With("STEPS", 3.3), new Node("motion_turnright").With("DEGREES", 7)))).ToSb3());
        await page.Send("flag");
        await page.UntilSaid("all");
        page.FrameBytes.Clear();
        await page.Until(() => page.FrameBytes.Count > 20, "twenty frames");
        Assert.HasCount(302, page.Sprites);
        Assert.IsLessThan(60_000, page.FrameBytes.Max());
    }

    [TestMethod]
    public async Task Pen_ComesInSquares_AndOnlyThoseThatChanged()
    {
        await using var page = await ProgramPage.Open(new ProgramBuilder().Sprite("Cat", s => s
            .WhenFlag(new Node("pen_clear"), new Node("pen_penDown"), new Node("motion_changexby").With("DX", 20), new Node("pen_penUp"), Say("drawn"))).ToSb3());
        await page.Send("flag");
        await page.UntilSaid("drawn");
        await page.Until(() => !page.PenSquares.IsEmpty, "the line");
        Assert.IsTrue(page.PenSquares.Values.All(length => length == 6_400));
        Assert.IsLessThanOrEqualTo(4, page.PenSquares.Count);
    }

    [TestMethod]
    public async Task Camera_IsAskedOfThePageOnDemand_AndLetGoAtTheStopSign()
    {
        await using var page = await ProgramPage.Open();
        var program = LiveProgram.Of(page.Server.Services.GetRequiredService<WorkspaceSet>().All.Single());
        var picture = program.Input.TakePicture(CancellationToken.None);
        await page.Until(() => Wish(page, "camera"), "the wish");
        byte[] jpeg = [0xFF, 0xD8, 1, 2, 3];
        await page.SendBinary(LiveChannels.ProgramCamera, [1, 2, 3]);
        await page.SendBinary(LiveChannels.ProgramCamera, jpeg);
        CollectionAssert.AreEqual(jpeg, await picture.WaitAsync(TimeSpan.FromSeconds(10)));
        await page.Send("stop");
        await page.Until(() => !Wish(page, "camera"), "the end of the wish");
    }

    [TestMethod]
    [DataRow("blocked", "allowed")]
    [DataRow("missing", "find no camera")]
    public async Task Camera_ThatThePageCannotGive_SaysWhy(string reason, string sentence)
    {
        await using var page = await ProgramPage.Open();
        var program = LiveProgram.Of(page.Server.Services.GetRequiredService<WorkspaceSet>().All.Single());
        var picture = program.Input.TakePicture(CancellationToken.None);
        await page.Until(() => Wish(page, "camera"), "the wish");
        await page.Send("deviceEnded", new { device = "camera", reason });
        var failure = await Assert.ThrowsExactlyAsync<Blocks.Diagnostics.BlockException>(() => picture.WaitAsync(TimeSpan.FromSeconds(10)));
        StringAssert.Contains(failure.ChildSentence, sentence);
    }

    [TestMethod]
    public async Task Microphone_ThatEndsWhileItRecords_EndsTheRecording()
    {
        await using var page = await ProgramPage.Open();
        var program = LiveProgram.Of(page.Server.Services.GetRequiredService<WorkspaceSet>().All.Single());
        var recording = program.Input.RecordSound(TimeSpan.FromSeconds(30), CancellationToken.None);
        await page.Until(() => Wish(page, "microphone"), "the wish");
        await page.SendBinary(LiveChannels.ProgramMicrophone, new byte[3_200]);
        await page.Send("deviceEnded", new { device = "microphone", reason = "missing" });
        await Assert.ThrowsExactlyAsync<Blocks.Diagnostics.BlockException>(() => recording.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    [TestMethod]
    public async Task LastPage_ThatGoes_StopsTheProgram()
    {
        await using var page = await ProgramPage.Open(new ProgramBuilder().Sprite("Cat", s => s.Variable("n").WhenFlag(Say("go"), Forever(Change("n", 1), Wait(0.02)))).ToSb3());
        var program = LiveProgram.Of(page.Server.Services.GetRequiredService<WorkspaceSet>().All.Single());
        await page.Send("flag");
        await page.UntilSaid("go");
        page.Leave();
        for (var patience = 0; patience < 100; patience++)
        {
            var first = (await program.Capture()).Targets[1].Variables.Single().Value;
            await Task.Delay(150);
            if (Equals(first, (await program.Capture()).Targets[1].Variables.Single().Value))
                return;
        }

        Assert.Fail("It still runs.");
    }

    [TestMethod]
    [DataRow("mouse", """{"x":"left"}""")]
    [DataRow("key", """{"key":"a very long name of a key indeed"}""")]
    [DataRow("monitor", """{"id":"n","opcode":"data_variable","visible":true,"mode":"huge"}""")]
    [DataRow("clickBlock", """{"target":5}""")]
    [DataRow("sprite", """{}""")]
    public async Task Nonsense_IsAnswered_AndHarmsNothing(string type, string message)
    {
        await using var page = await ProgramPage.Open();
        await page.Send(type, JsonSerializer.Deserialize<JsonElement>(message));
        await page.Until(() => page.Heard.Any(h => h.Type == "failure"), "the answer");
        await page.Send("flag");
        await page.UntilSaid("Hello!");
    }

    [TestMethod]
    public async Task Assets_AreServedSoThatNothingInThemRuns()
    {
        await using var page = await ProgramPage.Open();
        var asset = (await page.Program()).GetProperty("targets")[1].GetProperty("costumes")[0].GetProperty("asset").GetString();
        var answer = await page.Http.GetAsync($"api/projects/Play/assets/{asset}");
        Assert.AreEqual("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        StringAssert.Contains(policy, "sandbox");
        Assert.IsFalse(policy.Contains("script-src", StringComparison.Ordinal));
        Assert.AreEqual(HttpStatusCode.NotFound, (await page.Http.GetAsync("api/projects/Play/assets/0000.svg")).StatusCode);
    }

    [TestMethod]
    public async Task File_IsTheProgramAsScratchSavesIt_AndAnotherOneReplacesIt()
    {
        await using var page = await ProgramPage.Open(new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Say("one"))).ToSb3());
        var project = ProjectReader.Read(await page.Http.GetByteArrayAsync("api/projects/Play/program/file"));
        Assert.AreEqual("Cat", project.Targets[1].Name);
        await page.Http.PutAsync("api/projects/Play/program/file", new ByteArrayContent(new ProgramBuilder().Sprite("Dog", s => s.WhenFlag(Say("two"))).ToSb3()));
        await page.Until(() => page.Sprites.Values.Any(s => s.TryGetValue("name", out var name) && name.GetString() == "Dog"), "the dog");
        Assert.HasCount(2, page.Sprites);
        await page.Send("flag");
        await page.UntilSaid("two");
        var refused = await page.Http.PutAsync("api/projects/Play/program/file", new ByteArrayContent([1, 2, 3]));
        Assert.AreEqual(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
    }

    private static bool Wish(ProgramPage page, string device) =>
        page.Heard.LastOrDefault(h => h.Type == "device" && h.Payload.GetProperty("device").GetString() == device) is { Type: not null } told && told.Payload.GetProperty("wanted").GetBoolean();

    private static JsonElement? Stage(ProgramPage page, string part) =>
        page.Heard.LastOrDefault(h => h.Type == "stage" && h.Payload.TryGetProperty(part, out _)) is { Type: not null } told ? told.Payload.GetProperty(part) : null;
}
