using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.PublicSurface.Tests.Packs;

/// <summary>An outsider writes one class; its blocks work in programs like Scratch's own.</summary>
[TestClass]
public sealed class OutsidePackTests
{
    private readonly BlockSet _blocks = Discover(typeof(GardenBlocks));

    private GardenBlocks Garden => (GardenBlocks)_blocks.Find("garden_water")!.Pack!;

    [TestMethod]
    public void Discovery_GivesWhatTheMethodsSay()
    {
        var pack = _blocks.Packs.Single(p => p.Id == "garden");
        Assert.AreEqual(("Garden", "#228833"), (pack.Name, pack.Color));
        BlockDefinition Of(string id) => _blocks.Find($"garden_{id}")!.Definition;
        Assert.AreEqual((BlockShape.Command, CallKind.Immediate), (Of("water").Shape, Of("water").Kind));
        Assert.AreEqual(CallKind.Waiting, Of("grow").Kind);
        Assert.AreEqual(CallKind.Stepwise, Of("dig").Kind);
        Assert.AreEqual(3d, Of("dig").Arguments.Single().Default);
        Assert.IsTrue(Of("whenRaining").EdgeActivated);
        Assert.IsTrue(Of("whenWatered").Restart);
        CollectionAssert.AreEqual(new[] { "roses", "beans" }, Of("blooms").Arguments.Single().Menu!.Items().ToArray());
        Assert.IsFalse(Of("season").Arguments.Single().Menu!.Droppable);
    }

    [TestMethod]
    public async Task Program_WithEveryShape_Works()
    {
        var played = await Played.Run(
            new ProgramBuilder().Sprite("Cat", s => s
                .WhenFlag(
                    new Node("garden_water").With("TIMES", "2"),
                    new Node("garden_water"),
                    Say(new Node("garden_soil")),
                    Say(new Node("garden_sum").With("A", "40")),
                    Say(new Node("garden_sum").With("A", "no number").With("B", new Node("garden_sum").With("A", 1))),
                    Say(new Node("garden_typeOf").With("THING", "text")),
                    Say(new Node("garden_typeOf").With("THING", 1.5)),
                    Say(new Node("garden_typeOf").With("THING", Equal(1, 1))),
                    Say(new Node("garden_guess")),
                    Say(new Node("garden_blooms").With("BED", "tulips")),
                    new Node("garden_grow").With("PLANT", "tulips"),
                    Say(new Node("garden_blooms").With("BED", "tulips")),
                    Say(new Node("garden_season").Field("SEASON", "summer")),
                    new Node("garden_dig").With("DEPTH", 2),
                    new Node("garden_letRain"))
                .Script(new Node("garden_whenRaining"), Say("it rains"))
                .Script(new Node("garden_whenWatered").Field("BED", "beans"), Say("wrong bed"))
                .Script(new Node("garden_whenWatered").Field("BED", "roses"), Say("roses watered"))),
            _blocks,
            during: null);
        played.Fine();
        CollectionAssert.AreEqual(
            new[] { "loam", "42", "3", "String", "Double", "Boolean", "sunny", "false", "true", "2", "dig 1", "dig 2", "roses watered", "it rains" },
            played.Said.ToArray(), string.Join(" / ", played.Said));
        Assert.AreEqual(3, Garden.Watered);
    }

    [TestMethod]
    public async Task Program_WithStacksOfThePacksOwnBlocks_Works()
    {
        var weather = new Func<Node>(() => new Node("garden_weather").With("SUBSTACK", new[] { Say("dry") }).With("SUBSTACK2", new[] { Say("wet") }));
        var played = await Played.Run(
            ProgramBuilder.Of(
                new Node("garden_eachBed").With("SUBSTACK", new[] { Say(new Node("garden_bed")), weather() }),
                new Node("garden_letRain"),
                weather(),
                Say("end")),
            _blocks);
        CollectionAssert.AreEqual(new[] { "roses", "dry", "beans", "dry", "wet", "end" }, played.Fine().Said.ToArray(), string.Join(" / ", played.Said));
    }

    [TestMethod]
    [DataRow("garden_broken", "MLR203", "[0]")]
    [DataRow("garden_unsure", "GRD002", "[perhaps]")]
    public async Task Reporter_ThatFails_HasOneDiagnosticAndOneAnswer(string opcode, string code, string answer)
    {
        var played = await Played.Run(ProgramBuilder.Of(Say(Join("[", Join(new Node(opcode), "]"))), Say("on")), _blocks);
        CollectionAssert.AreEqual(new[] { answer, "on" }, played.Said.ToArray());
        About(played.Found.Single(), code, opcode);
    }

    [TestMethod]
    [DataRow("garden_refuse", "GRD001")]
    [DataRow("garden_refuseLater", "GRD003")]
    [DataRow("garden_refuseInSteps", "GRD004")]
    public async Task Command_ThatFails_HasOneDiagnosticAndTheScriptGoesOn(string opcode, string code)
    {
        var played = await Played.Run(ProgramBuilder.Of(new Node(opcode), Say("on")), _blocks);
        CollectionAssert.AreEqual(new[] { "on" }, played.Said.ToArray());
        About(played.Found.Single(), code, opcode);
    }

    [TestMethod]
    public async Task NeverEndingTask_IsStoppedWithItsScript()
    {
        var played = await Played.Run(
            new ProgramBuilder().Sprite("Cat", s => s
                .WhenFlag(new Node("garden_never"), Say("wrong"))
                .WhenFlag(new Node("garden_deaf"), Say("wrong"))
                .WhenFlag(Wait(0.1), Say("stopping"), Stop("other scripts in sprite"), Say("over"))),
            _blocks);
        CollectionAssert.AreEqual(new[] { "stopping", "over" }, played.Fine().Said.ToArray());
        Assert.AreEqual(RunEnd.Finished, played.End);
        Assert.IsTrue(Garden.NeverStopped);
    }

    [TestMethod]
    public async Task NeverEndingTask_AtTheStopSign_EndsTheRun()
    {
        var played = await Played.Run(
            new ProgramBuilder().Sprite("Cat", s => s.WhenFlag(new Node("garden_deaf")).WhenFlag(new Node("garden_never")).WhenFlag(Wait(0.1), Say("stop"))),
            _blocks, new RunOptions(), (runner, _) => runner.Stop());
        Assert.AreEqual(RunEnd.Stopped, played.End);
        Assert.IsTrue(Garden.NeverStopped);
    }

    [TestMethod]
    public void Discover_APackWithManyMistakes_NamesThemTogether()
    {
        var mistakes = Assert.ThrowsExactly<AuthoringException>(() => Discover(typeof(WeedBlocks), typeof(LooseBlocks))).Mistakes;
        var all = string.Join('\n', mistakes);
        string[] wanted =
        [
            AuthoringCodes.BadPackId, AuthoringCodes.BadBlockId, AuthoringCodes.DuplicateOpcode, AuthoringCodes.SlotWithoutParameter, AuthoringCodes.ParameterWithoutSlot,
            AuthoringCodes.BadParameterType, AuthoringCodes.BadReturnType, AuthoringCodes.BadMenu, AuthoringCodes.BadMethod, AuthoringCodes.BadSentence, AuthoringCodes.NoPack,
        ];
        foreach (var code in wanted)
            Assert.IsTrue(mistakes.Any(m => m.Code == code), $"{code} is missing in\n{all}");
        Assert.IsTrue(mistakes.All(m => m.Severity == Severity.Error && m.Message.Length > 20), all);
    }

    [TestMethod]
    public void Discover_WithoutTheServiceThatAPackNeeds_NamesIt()
    {
        var mistake = Assert.ThrowsExactly<AuthoringException>(() => BlockSet.Discover([typeof(GardenBlocks)])).Mistakes.Single();
        Assert.AreEqual(AuthoringCodes.MissingService, mistake.Code);
        StringAssert.Contains(mistake.Message, "Soil");
    }

    private static void About(Diagnostic found, string code, string opcode)
    {
        Assert.AreEqual((code, opcode, "Cat", Severity.Error), (found.Code, found.Opcode, found.Target, found.Severity), found.ToString());
        Assert.IsNotNull(found.BlockId);
    }

    private static BlockSet Discover(params Type[] packs) => BlockSet.Discover([.. typeof(ControlBlocks).Assembly.GetTypes(), .. packs], new Shed());

    private sealed class Shed : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType == typeof(Soil) ? new Soil("loam") : null;
    }
}
