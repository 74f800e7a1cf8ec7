using MLKids.Learning.Examples;
using MLKids.Learning.Device;
using MLKids.Learning.Training;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Extension.Tests.Programs.LearningWorld;
using static MLKids.Tests.Bricks;

namespace MLKids.Extension.Tests.Programs;

/// <summary>The machine-learning blocks inside real programs.</summary>
[TestClass]
public sealed class LearningProgramTests
{
    [TestMethod]
    [DataRow("simplified")]
    [DataRow("accurate")]
    [DataRow("automatic")]
    public async Task WholeWay_AddTrainClassify_AnswersInTheProgram(string preset)
    {
        using var world = new LearningWorld();
        var played = await world.Run(
        [
            .. Examples(),
            Say(Count()), Say(Count("disc")),
            Train(preset),
            Say(Classify(Costume("d1"))), Say(Classify(Costume("s2"))), Say(Classify(Costume("drawing"))),
            Say(new Node("ml_isLabel").With("INPUT", Costume("s1")).With("LABEL", "Square").With("MODEL", "m")),
            Say(new Node("ml_isLabel").With("INPUT", Costume("s1")).With("LABEL", "disc").With("MODEL", "m")),
            If(Less(50, new Node("ml_confidenceOf").With("LABEL", "disc").With("INPUT", Costume("d0")).With("MODEL", "m")), Say("sure")),
            If(Less(new Node("ml_confidenceOf").With("LABEL", "square").With("INPUT", Costume("d0")).With("MODEL", "m"), 50), Say("not square")),
        ]);
        CollectionAssert.AreEqual(new[] { "8", "4", "disc", "square", "disc", "true", "false", "sure", "not square" }, played.Said.ToArray(), string.Join('\n', played.Found));
        Assert.IsEmpty(played.Found.Where(f => f.Severity == MLKids.Blocks.Diagnostics.Severity.Error).ToList());
        Assert.AreEqual(RunEnd.Finished, played.End);
    }

    [TestMethod]
    public async Task Picture_InAVariable_IsAShortTextThatStillMeansThePicture()
    {
        using var world = new LearningWorld();
        var played = await world.Run([.. Examples(), Train(), Set("p", Costume("s3")), Say(Get("p")), Say(Classify(Get("p"))), Say(Classify(Join("", Get("p"))))]);
        StringAssert.Matches(played.Said[0], new("^picture [0-9a-f]{12}$"));
        CollectionAssert.AreEqual(new[] { "square", "square" }, played.Said.Skip(1).ToArray());
    }

    [TestMethod]
    public async Task UndoExample_TakesTheLastBack_AndWithNothingLeftSaysSoOnce()
    {
        using var world = new LearningWorld();
        var undo = new Node("ml_undoExample");
        var played = await world.Run([Example("d0", "disc"), Example("d1", "disc"), Say(Count()), undo, Say(Count())]);
        CollectionAssert.AreEqual(new[] { "2", "1" }, played.Fine().Said.ToArray());
        using var empty = new LearningWorld();
        Assert.AreEqual("MLT206", (await empty.Run([undo, Say("on")])).Found.Single().Code);
    }

    [TestMethod]
    public async Task ModelIs_FollowsTheModelThroughAllItsStates()
    {
        using var world = new LearningWorld();
        Node Tell(string status) => If(ModelIs(status), Say(status));
        Node[] all = [Tell("empty"), Tell("training"), Tell("ready"), Tell("out of date"), Tell("failed"), Say("-")];
        var played = await world.Run(
        [
            .. all,
            Example("d0", "disc"), .. all,
            Train(), .. all,
            .. Examples(), .. all,
            Train(), .. all,
            Example("drawing", "disc"), .. all,
        ]);
        Assert.AreEqual("empty - - failed - failed - ready - ready out of date -", string.Join(' ', played.Said));
        Assert.AreEqual("MLT003", played.Found.First(f => f.Severity == MLKids.Blocks.Diagnostics.Severity.Error).Code);
    }

    [TestMethod]
    public async Task StartTraining_GoesOnAtOnce_AndTheHatStartsWhenItFinishes()
    {
        using var world = new LearningWorld();
        var played = await world.Run(
            s => s
                .WhenFlag(
                [
                    .. Examples(),
                    new Node("ml_startTraining").With("MODEL", "m"),
                    If(ModelIs("training"), Say("training")),
                    If(Less(new Node("ml_trainingProgress").With("MODEL", "m"), 100), Say("under way")),
                    WaitUntil(ModelIs("ready")),
                    Wait(5),
                ])
                .Script(new Node("ml_whenTrainingFinishes").Field("MODEL", "other"), Say("wrong hat"))
                .Script(new Node("ml_whenTrainingFinishes").Field("MODEL", "m"), Say(new Node("ml_trainingProgress").With("MODEL", "m")), Stop("all")));
        CollectionAssert.AreEqual(new[] { "training", "under way", "100" }, played.Said.ToArray(), string.Join('\n', played.Found));
    }

    [TestMethod]
    public async Task StopTraining_LeavesTheModelUntrained_AndTheScriptGoesOn()
    {
        using var world = new LearningWorld();
        var played = await world.Run(
            s => s
                .WhenFlag([.. Examples(), Broadcast("go"), Train("accurate"), Say("after")])
                .Script(Receive("go"), WaitUntil(ModelIs("training")), new Node("ml_stopTraining")));
        CollectionAssert.AreEqual(new[] { "after" }, played.Said.ToArray());
        Assert.IsNull(world.Session.Models.Find(world.Project.Models.Get("m").Id));
    }

    [TestMethod]
    public async Task StopSign_DuringTraining_EndsRunAndTrainingAndKeepsTheEarlierModel()
    {
        using var world = new LearningWorld();
        await world.Run([.. Examples(), Train()]);
        var earlier = world.Report().ModelHash;
        var played = await world.Run(
            s => s.WhenFlag(Example("drawing", "disc"), Broadcast("go"), Train("accurate"), Say("too late")).Script(Receive("go"), WaitUntil(ModelIs("training")), Say("now")),
            (runner, text) => runner.Stop());
        Assert.AreEqual(RunEnd.Stopped, played.End);
        CollectionAssert.AreEqual(new[] { "now" }, played.Said.ToArray());
        for (var i = 0; i < 40 && world.Session.JobOf(world.Project.Models.Get("m")) is not null; i++)
            await Task.Delay(50);
        Assert.IsNull(world.Session.JobOf(world.Project.Models.Get("m")), "the training goes on after the stop sign");
        Assert.AreEqual(earlier, world.Report().ModelHash);
        Assert.AreEqual("disc", (await world.Run(Say(Classify(Costume("d0"))))).Said.Single());
    }

    [TestMethod]
    public async Task WhenSees_AScriptedCamera_StartsOnlyTheRightHat()
    {
        using var world = new LearningWorld();
        await world.Run([.. Examples(), Train()]);
        var looks = 0;
        world.Input.Camera = _ => Task.FromResult(Picture.Shape(Interlocked.Increment(ref looks) < 4 ? 1 : 0, 50));
        Node Hat(string label) => new Node("ml_whenSees").With("MODEL", "m").With("LABEL", label);
        var played = await world.Run(
            s => s.Script(Hat("Disc"), Say("disc seen")).Script(Hat("square"), Say("square seen")).Script(Hat("cat"), Say("cat seen")),
            (runner, text) =>
            {
                if (text == "disc seen")
                    runner.Stop();
            });
        CollectionAssert.AreEqual(new[] { "square seen", "disc seen" }, played.Fine().Said.ToArray());
    }

    [TestMethod]
    public async Task WhenSees_WithoutACamera_SaysSoOnceAndGoesOn()
    {
        using var world = new LearningWorld();
        await world.Run([.. Examples(), Train()]);
        var played = await world.Run(
            s => s.Script(new Node("ml_whenSees").With("MODEL", "m").With("LABEL", "disc"), Say("never")).WhenFlag(Wait(0.8), Say("end"), Stop("all")),
            (runner, _) => runner.Stop());
        Assert.AreEqual("end", played.Said.Single());
        Assert.AreEqual("MLR101", played.Found.Single().Code);
    }

    [TestMethod]
    public async Task Preset_Automatic_IsTheDeviceChecksWithItsReason()
    {
        using var world = new LearningWorld();
        await world.Run([.. Examples(), new Node("ml_trainModelAndWait").With("MODEL", "m")]);
        var check = DeviceCheck.Assess(DeviceProbe.Measure(TimeProvider.System), world.Manifest.DeviceLimits);
        Assert.AreEqual((check.Preset, check.Reason), (world.Report().Preset, world.Report().Reason));
    }

    [TestMethod]
    [DataRow("accurate")]
    [DataRow("simplified")]
    public async Task Preset_Forced_WinsOverTheCheck_AndTheBlockWinsOverBoth(string id)
    {
        var forced = Preset.Of(id);
        using var world = new LearningWorld(new ForcedPreset(forced, "A grown-up chose it."));
        await world.Run([.. Examples(), new Node("ml_trainModelAndWait").With("MODEL", "m")]);
        Assert.AreEqual((forced, "A grown-up chose it."), (world.Report().Preset, world.Report().Reason));
        var other = forced == Preset.Accurate ? Preset.Simplified : Preset.Accurate;
        await world.Run(Train(other.ToString()));
        Assert.AreEqual(other, world.Report().Preset);
        StringAssert.Contains(world.Report().Reason, "program asks");
    }

    [TestMethod]
    public async Task Preset_OfAnExtension_IsInTheMenuAndTakenForTheModelsKind()
    {
        using var world = new LearningWorld();
        PresetSettings Way(ModelKind kind) => new(kind, Preset.Of($"org.example.own.{kind.ToText()}"), SizeClass.Any, "softmax-head", new Dictionary<string, double>()) { DisplayName = "my way" };
        world.Session.Catalog.Use([new LearningExtension("org.example.own", "Own", "") { Presets = [Way(ModelKind.Words), Way(ModelKind.Pictures)] }]);
        var menu = world.Blocks.Find("ml_trainModelWithPreset")!.Definition.Arguments.Single(argument => argument.Name == "PRESET").Menu!;
        CollectionAssert.AreEqual(new[] { "automatic", "accurate", "simplified", "my way" }, menu.Items().ToArray());
        await world.Run([.. Examples(), Train("My way")]);
        Assert.AreEqual(("org.example.own.pictures", "my way", "The program asks for my way."), (world.Report().Preset.Id, world.Report().PresetName, world.Report().Reason));
    }

    [TestMethod]
    public async Task TwoScripts_TrainingOneModel_BothGoOn()
    {
        using var world = new LearningWorld();
        await world.Run(Examples());
        var played = await world.Run(s => s.WhenFlag(Train(), Say("a")).WhenFlag(Train(), Say("b")));
        CollectionAssert.AreEquivalent(new[] { "a", "b" }, played.Said.ToArray());
    }
}
