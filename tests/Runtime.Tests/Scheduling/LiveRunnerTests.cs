using MLKids.Blocks.Contracts;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Scheduling;

/// <summary>A program in its editor, seen from outside: flag, stop, clicks, edits, saving.</summary>
[TestClass]
public sealed class LiveRunnerTests
{
    [TestMethod]
    public async Task Program_ThatIsOnlyOpened_RunsNothing_ButHearsKeys()
    {
        await using var live = new Live(new ProgramBuilder().Sprite("Cat", s => s
            .WhenFlag(Say("flag"))
            .Script(new Node("event_whenkeypressed").Field("KEY_OPTION", "space"), Say("key"))));
        live.Runner.Do(stage => stage.PressKey("space"));
        await live.UntilSaid("key");
        await live.UntilStill();
        CollectionAssert.AreEqual(new[] { "key" }, live.Said.ToArray());
    }

    [TestMethod]
    public async Task GreenFlag_AnyNumberOfTimes_StartsAnew_AndVariablesStay()
    {
        await using var live = new Live(new ProgramBuilder().Sprite("Cat", s => s.Variable("n").WhenFlag(Change("n", 1), Say(Get("n")), Wait(1e6))));
        for (var i = 1; i <= 3; i++)
        {
            live.Runner.GreenFlag();
            await live.UntilSaid($"{i}");
        }
    }

    [TestMethod]
    [DataRow(EmitMode.JavaScript)]
    [DataRow(EmitMode.Native)]
    public async Task StopAll_EndsAScriptWithoutPauses_AndEverythingStaysInItsPlace(EmitMode emit)
    {
        await using var live = new Live(
            new ProgramBuilder().Sprite("Cat", s => s
                .WhenFlag(new Node("motion_gotoxy").With("X", 40).With("Y", 5), Say("there"), Wait(0), Call("spin"))
                .Define("spin", 0, true, Repeat(1e9, Repeat(1e9, Change("n", 1))))),
            new RunOptions { Emit = emit });
        live.Runner.GreenFlag();
        await live.UntilSaid("there");
        live.Runner.StopAll();
        await live.UntilStill();
        Assert.AreEqual((40, 5), await live.Ask(s => (s.Find("Cat")!.X, s.Find("Cat")!.Y)));
        Assert.IsNull(await live.Ask(s => s.Find("Cat")!.Bubble));
    }

    [TestMethod]
    public async Task Toggle_OfALooseStack_RunsIt_AndOfARunningOneStopsIt()
    {
        await using var live = new Live(new ProgramBuilder().Sprite("Cat", s => s.Variable("n").Script(Say("begun"), Forever(Change("n", 1), Wait(0)))));
        var key = live.Project.Targets[1].Key;
        // Any block of the stack will do: here the loop.
        live.Runner.Toggle(key, "Cat-2");
        await live.UntilSaid("begun");
        await live.Until(() => live.View!.Running.Contains(new RunningScript(key, "Cat-1")), "the stack's glow");
        live.Runner.Toggle(key, "Cat-1");
        await live.UntilStill();
        Assert.IsEmpty(live.View!.Running);
    }

    [TestMethod]
    public async Task Toggle_OfAHat_RunsWhatIsBelow_WithoutTheOthers()
    {
        await using var live = new Live(new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Say("one")).WhenFlag(Say("two"), Wait(0.1), Say("end"))));
        live.Runner.Toggle(live.Project.Targets[1].Key, "Cat-3");
        await live.UntilSaid("end");
        CollectionAssert.AreEqual(new[] { "two", "end" }, live.Said.ToArray());
    }

    [TestMethod]
    public async Task Toggle_OfAReporter_ShowsItsValue()
    {
        await using var live = new Live(new ProgramBuilder().Sprite("Cat", s => s.Variable("n", 4).Script(Join("n = ", Add(Get("n"), 1))).Script(Equal(1, 1))));
        var key = live.Project.Targets[1].Key;
        live.Runner.Toggle(key, "Cat-1");
        await live.Until(() => live.Shown.Count == 1, "the value");
        Assert.AreEqual((key, "Cat-1", "n = 5"), live.Shown.Single());
        live.Runner.Toggle(key, "Cat-4");
        await live.Until(() => live.Shown.Count == 2, "the second value");
        Assert.AreEqual(true, live.Shown.Last().Value);
    }

    [TestMethod]
    public async Task Toggle_OfWhatIsNotThere_DoesNothing()
    {
        await using var live = new Live(new ProgramBuilder().Sprite("Cat", s => s.Script(Say("hi"))));
        live.Runner.Toggle("nobody", "Cat-1");
        live.Runner.Toggle(live.Project.Targets[1].Key, "gone");
        live.Runner.Toggle(live.Project.Targets[1].Key, "Cat-1");
        await live.UntilSaid("hi");
        Assert.IsEmpty(live.Found);
    }

    [TestMethod]
    public async Task Conditions_AreWatchedFromTheFlagToTheStopSign()
    {
        await using var live = new Live(new ProgramBuilder()
            .Sprite("Cat", s => s.Script(new Node("event_whengreaterthan").Field("WHENGREATERTHANMENU", "TIMER").With("VALUE", 1), Say("late"))));
        Assert.IsEmpty(live.Said);
        live.Runner.GreenFlag();
        await live.UntilSaid("late");
        live.Runner.StopAll();
        await live.UntilStill();
    }

    [TestMethod]
    public async Task Capture_OfWhatHasNotChanged_WritesTheVeryFile()
    {
        var file = new ProgramBuilder().Sprite("Cat", s => s.Variable("n", 4).List("l", "a", "b").WhenFlag(Say("x"))).ToSb3();
        await using var live = new Live(ProjectReader.Read(file));
        Assert.AreSame(live.Project, await live.Runner.Capture());
    }

    [TestMethod]
    public async Task Capture_OfARunningProgram_HasPlacesLooksAndValues()
    {
        await using var live = new Live(new ProgramBuilder().Sprite("Cat", s => s
            .Variable("n", 4).List("l", "a")
            .Costume("one", "svg", Picture.Svg("<rect width='20' height='20'/>"))
            .Costume("two", "svg", Picture.Svg("<rect width='30' height='20'/>"))
            .WhenFlag(
                new Node("motion_gotoxy").With("X", 12).With("Y", -7), new Node("motion_pointindirection").With("DIRECTION", 45), new Node("looks_nextcostume"),
                new Node("looks_hide"), Set("n", Add(1, 1)), new Node("data_addtolist").With("ITEM", "b").Field("LIST", "l", "l"),
                new Node("data_showvariable").Field("VARIABLE", "n", "n"), new Node("control_create_clone_of").With("CLONE_OPTION", "_myself_"), Wait(1e6))));
        live.Runner.GreenFlag();
        await live.Until(() => live.View is { Layers.Count: 3 }, "the clone");
        var saved = ProjectReader.Read(ProjectWriter.Write(await live.Runner.Capture()));
        var cat = saved.Targets.Single(t => t.Name == "Cat");
        Assert.AreEqual((12, -7, 45, 1, false), (cat.X, cat.Y, cat.Direction, cat.CurrentCostume, cat.Visible));
        Assert.AreEqual(2.0, cat.Variables.Single().Value);
        CollectionAssert.AreEqual(new object[] { "a", "b" }, cat.Lists.Single().Items.ToArray());
        Assert.AreEqual(("n", "data_variable", "Cat", true), (saved.Monitors.Single().Id, saved.Monitors.Single().Opcode, saved.Monitors.Single().SpriteName, saved.Monitors.Single().Visible));
    }

    [TestMethod]
    public async Task Capture_AfterTheEnd_StillAnswers()
    {
        var live = new Live(new ProgramBuilder().Sprite("Cat", s => s.Variable("n").WhenFlag(Set("n", 9), Say("set"))));
        live.Runner.GreenFlag();
        await live.UntilSaid("set");
        await live.DisposeAsync();
        Assert.AreEqual(9.0, (await live.Runner.Capture()).Targets[1].Variables.Single().Value);
    }

    [TestMethod]
    public async Task Edit_AddsRenamesReordersAndDeletesSprites_WhileTheyRun()
    {
        await using var live = new Live(new ProgramBuilder()
            .Sprite("Cat", s => s.Variable("n", 1).WhenFlag(new Node("motion_setx").With("X", 33), Forever(Change("n", 1), Wait(0))))
            .Sprite("Dog", s => s.WhenFlag(Say("woof"), Forever(Wait(0)))));
        live.Runner.GreenFlag();
        await live.UntilSaid("woof");
        var (stage, cat) = (live.Project.Targets[0], live.Project.Targets[1]);
        var bird = cat with { Key = "new", Name = "Bird", X = 5, Y = 6 };
        live.Runner.Edit(live.Project with { Targets = [stage, bird, cat with { Name = "Tiger" }] });
        await live.Until(() => live.View!.Layers.Any(l => l.Name == "Bird"), "the bird");
        CollectionAssert.AreEqual(new[] { "Stage", "Tiger", "Bird" }, live.View!.Layers.Select(l => l.Name).ToArray());
        Assert.AreEqual(33, live.Sprite("Tiger").X);
        Assert.AreEqual((5, 6), (live.Sprite("Bird").X, live.Sprite("Bird").Y));
        Assert.AreEqual(cat.Key, live.View.Running.Single().Target);
        var saved = ProjectReader.Read(ProjectWriter.Write(await live.Runner.Capture()));
        CollectionAssert.AreEqual(new[] { "Stage", "Bird", "Tiger" }, saved.Targets.Select(t => t.Name).ToArray());
    }

    [TestMethod]
    public async Task Edit_OfCostumesAndVariables_KeepsWhatIsWornAndCounted()
    {
        await using var live = new Live(new ProgramBuilder().Sprite("Cat", s => s
            .Variable("old", 1).Variable("kept", 2)
            .Costume("one", "svg", Picture.Svg("<rect width='20' height='20'/>"))
            .Costume("two", "svg", Picture.Svg("<rect width='30' height='20'/>"))
            .WhenFlag(new Node("looks_nextcostume"), Set("kept", 7), new Node("control_create_clone_of").With("CLONE_OPTION", "_myself_"), Say("ready"), Wait(1e6))));
        live.Runner.GreenFlag();
        await live.UntilSaid("ready");
        var cat = live.Project.Targets[1];
        var three = cat.Costumes[0] with { Name = "three" };
        live.Runner.Edit(live.Project with { Targets = [live.Project.Targets[0], cat with
        {
            Costumes = [cat.Costumes[1], three],
            Variables = [new ProjectVariable("kept", "better name", 0d), new ProjectVariable("fresh", "fresh", "x")],
        }] });
        var seen = await live.Ask(s => (s.Find("Cat")!.CurrentCostume, s.Find("Cat")!.Costumes.Count, s.Find("Cat")!.FindVariable("better name"), s.Find("Cat")!.FindVariable("fresh"), s.Find("Cat")!.FindVariable("old")));
        Assert.AreEqual(((int, int, object?, object?, object?))(0, 2, 7.0, "x", null), seen);
        var clone = await live.Ask(s => s.Layers.Single(l => !l.IsOriginal).FindVariable("better name"));
        Assert.AreEqual(7.0, clone);
    }

    [TestMethod]
    public async Task Dispose_WhileAScriptNeverPauses_EndsSoon()
    {
        var live = new Live(new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Say("go"), Call("spin")).Define("spin", 0, true, Forever(Change("n", 1)))), new RunOptions());
        live.Runner.GreenFlag();
        await live.UntilSaid("go");
        await live.DisposeAsync();
    }

    [TestMethod]
    public async Task Do_ThatThrows_IsReported_AndTheProgramGoesOn()
    {
        await using var live = new Live(new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(Say("fine"))));
        live.Runner.Do(_ => throw new InvalidOperationException("a mistake of ours"));
        await live.Until(() => live.Found.Any(f => f.Code == RunCodes.EngineFailed), "the report");
        live.Runner.GreenFlag();
        await live.UntilSaid("fine");
    }

    [TestMethod]
    public async Task Failure_OfTheFrameItself_SetsTheProgramUpAnew_WithItsValues()
    {
        var fail = false;
        await using var live = new Live(
            new ProgramBuilder().Sprite("Cat", s => s.Variable("n").WhenFlag(Change("n", 1), Say(Get("n")))),
            new RunOptions { Time = new VirtualTime(), OnFrame = () => { if (Interlocked.Exchange(ref fail, false)) throw new InvalidOperationException("inside"); } });
        live.Runner.GreenFlag();
        await live.UntilSaid("1");
        Volatile.Write(ref fail, true);
        live.Runner.Do(_ => { });
        await live.Until(() => live.Found.Any(f => f.Code == RunCodes.Restarted), "the report");
        live.Runner.GreenFlag();
        await live.UntilSaid("2");
        Assert.HasCount(1, live.Found.Where(f => f.Code == RunCodes.Restarted).ToList());
    }

    [TestMethod]
    public async Task Mouse_InTheEditor_DragsEverySprite_WithoutAPressOfIts()
    {
        await using var live = new Live(
            new ProgramBuilder().Sprite("Cat", s => s.Costume("square #ff0000", "svg", Picture.Svg("<rect width='20' height='20'/>"))),
            new RunOptions { Renderer = new Stage.FakeRenderer() });
        live.Runner.Do(stage =>
        {
            stage.DragsAll = true;
            stage.MovePointer(0, 0, true);
            stage.MovePointer(30, 20, true);
            stage.MovePointer(30, 20, false);
        });
        Assert.AreEqual((30, 20), await live.Ask(s => (s.Find("Cat")!.X, s.Find("Cat")!.Y)));
    }
}
