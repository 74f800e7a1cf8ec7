using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Tests.Conformance;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Scheduling;

/// <summary>Blocks with stacks of their own whose code says which of them runs.</summary>
[TestClass]
public sealed class BranchBlockTests
{
    private static readonly BlockSet Blocks = SayProtocol.Blocks.With(BlockSet.Discover([typeof(StackBlocks)]));

    public static IEnumerable<object[]> Modes() => Enum.GetValues<EmitMode>().Select(m => new object[] { m });

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Loop_RunsItsStackWhileTheMethodSaysSo(EmitMode emit)
    {
        var played = await Run(emit, s => s.Variable("log", "").WhenFlag(
            Times(3, Note("a")), Times(0, Note("never")), new Node("stacks_timesLater").With("N", 2).With("SUBSTACK", new[] { Note("b") }), Times(2), Say(Get("log"))));
        Assert.AreEqual("aaabb", played.Fine().Said.Single());
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Loop_InsideItself_KeepsTheTurnsOfEachRunApart(EmitMode emit)
    {
        var played = await Run(emit, s => s.Variable("log", "").WhenFlag(Times(2, Note("("), Times(3, Note("x"), new Node("stacks_timesLater").With("N", 1).With("SUBSTACK", new[] { Note("y") })), Note(")")), Say(Get("log"))));
        Assert.AreEqual("(xyxyxy)(xyxyxy)", played.Fine().Said.Single());
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Loop_InARecursiveCustomBlock_BelongsToItsActivation(EmitMode emit)
    {
        foreach (var warp in new[] { false, true })
        {
            var played = await Run(emit, s => s
                .Variable("log", "")
                .WhenFlag(Call("tree %s", 3), Say(Get("log")))
                .Define("tree %s", 1, warp, Note(Parameter(0)), If(Less(1, Parameter(0)), Times(2, Call("tree %s", Add(Parameter(0), -1))))));
            Assert.AreEqual("3211211", played.Fine().Said.Single(), $"warp {warp}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Loop_OfTwoScriptsAtOnce_CountsForEach(EmitMode emit)
    {
        var played = await Run(emit, s => s
            .Variable("log", "")
            .WhenFlag(Times(3, Note("a")), Note("A"))
            .WhenFlag(Times(3, Note("b")), Note("B"))
            .WhenFlag(Wait(0.2), Say(Get("log"))));
        Assert.AreEqual("abababAB", played.Fine().Said.Single());
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Conditional_RunsTheStackOfItsNumberOnce(EmitMode emit)
    {
        foreach (var (choice, expected) in new[] { (0, "-"), (1, "1-"), (2, "2-"), (3, "3-") })
        {
            var played = await Run(emit, s => s.Variable("log", "").WhenFlag(
                new Node("stacks_oneOf").With("N", choice).With("SUBSTACK", new[] { Note("1") }).With("SUBSTACK2", new[] { Note("2"), Wait(0) }).With("SUBSTACK3", new[] { Note("3") }), Note("-"), Say(Get("log"))));
            Assert.AreEqual(expected, played.Fine().Said.Single());
        }

        var empty = await Run(emit, s => s.WhenFlag(new Node("stacks_oneOf").With("N", 2), new Node("stacks_lucky"), Say("on")));
        Assert.AreEqual("on", empty.Fine().Said.Single());
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Arguments_AreReadAnewBeforeEachTurn(EmitMode emit)
    {
        var played = await Run(emit, s => s.Variable("n").WhenFlag(new Node("stacks_while").With("WHAT", Less(Get("n"), 4)).With("SUBSTACK", new[] { Change("n", 1) }), Say(Get("n"))));
        Assert.AreEqual("4", played.Fine().Said.Single());
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Answer_WithASign_RunsOnceOrAsksAgain(EmitMode emit)
    {
        // As a script of Scratch's: both from one block, by util.startBranch(n, isLoop).
        var runs = new List<(long, int)>();
        var answers = new Queue<double>([-2, -1, 0, 1, -1, 2]);
        var blocks = Outside.With(Outside.Block(
            "both", BlockShape.Command, CallKind.Waiting,
            (_, call) =>
            {
                runs.Add((call.Run, call.Turn));
                return answers.Count % 2 == 0 ? answers.Dequeue() : Task.FromResult(answers.Dequeue());
            },
            branches: 2));
        var both = new Func<Node>(() => new Node("far_both").With("SUBSTACK", new[] { Note("1") }).With("SUBSTACK2", new[] { Note("2") }));
        var played = await Run(emit, s => s.Variable("log", "").WhenFlag(both(), Note("-"), both(), Note("-"), both(), Say(Get("log"))), blocks);
        Assert.AreEqual("21-1-12", played.Fine().Said.Single());
        CollectionAssert.AreEqual(new[] { 0, 1, 2, 0, 0, 1 }, runs.ConvertAll(r => r.Item2));
        Assert.AreEqual("3 1 2", string.Join(' ', runs.GroupBy(r => r.Item1).Select(g => g.Count())));
    }

    [TestMethod]
    [DataRow(3d)]
    [DataRow(-3d)]
    [DataRow(double.PositiveInfinity)]
    [DataRow(double.NegativeInfinity)]
    public async Task Answer_OfAStackThatIsNotThere_IsToldAndTheScriptGoesOn(double answer)
    {
        foreach (var emit in Enum.GetValues<EmitMode>())
        {
            var blocks = Outside.With(Outside.Block("both", BlockShape.Command, CallKind.Waiting, (_, _) => answer, branches: 2));
            var played = await Run(emit, s => s.WhenFlag(new Node("far_both").With("SUBSTACK", new[] { Say("never") }), Say("on")), blocks);
            Assert.AreEqual("on", played.Said.Single());
            Assert.AreEqual(RunCodes.NoSuchStack, played.Found.Single().Code);
        }
    }

    [TestMethod]
    [DataRow("no number")]
    [DataRow(double.NaN)]
    [DataRow(null)]
    [DataRow(0.9)]
    public async Task Answer_ThatIsNoNumber_RunsNone(object? answer)
    {
        foreach (var emit in Enum.GetValues<EmitMode>())
        {
            var blocks = Outside.With(Outside.Block("both", BlockShape.Command, CallKind.Waiting, (_, _) => answer, branches: 2));
            var played = await Run(emit, s => s.WhenFlag(new Node("far_both").With("SUBSTACK", new[] { Say("never") }), Say("on")), blocks);
            Assert.AreEqual("on", played.Fine().Said.Single());
        }
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Loop_InWarp_PausesOnlyAfterHalfASecond(EmitMode emit)
    {
        var played = await Run(emit, s => s
            .Variable("log", "")
            .WhenFlag(Call("all"))
            .WhenFlag(Note("|"), Wait(0.1), Say(Get("log")))
            .Define("all", 0, true, Times(40, Note("a"))));
        Assert.AreEqual(new string('a', 40) + "|", played.Fine().Said.Single());

        // Each turn takes 20 ms of the clock.
        var time = new VirtualTime();
        var blocks = Outside.With(Outside.Block("spin", BlockShape.Command, CallKind.Waiting, (_, _) => Advanced(time), branches: 1, loops: true));
        var endless = await Played.Run(
            new ProgramBuilder().Sprite("Cat", s => s
                .Variable("n")
                .WhenFlag(Call("spin"))
                .WhenFlag(Wait(0), Say(Get("n")), Stop("all"))
                .Define("spin", 0, true, new Node("far_spin").With("SUBSTACK", new[] { Change("n", 1) }))),
            blocks, new RunOptions { Time = time, Emit = emit });
        // The clock is looked at every 32 turns.
        Assert.IsInRange(25, 100, Cast.ToNumber(endless.Fine().Said.Single()));
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Stop_InsideAStack_EndsTheScript(EmitMode emit)
    {
        var played = await Run(emit, s => s.WhenFlag(
            Times(5, Say("once"), new Node("stacks_lucky").With("SUBSTACK", new[] { Stop("this script") }), Say("never")), Say("never")));
        Assert.AreEqual("once", played.Fine().Said.Single());
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Terminal_ThatStopsTheScript_RunsNothingMore(EmitMode emit)
    {
        var played = await Run(emit, s => s.WhenFlag(Say("before"), new Node("stacks_end").With("SUBSTACK", new[] { Say("never") })));
        Assert.AreEqual("before", played.Fine().Said.Single());
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Failure_RunsNoStackAndTheScriptGoesOn(EmitMode emit)
    {
        var played = await Run(emit, s => s.WhenFlag(new Node("stacks_broken").With("SUBSTACK", new[] { Say("never") }), Say("on")));
        Assert.AreEqual("on", played.Said.Single());
        Assert.AreEqual(RunCodes.BlockFailed, played.Found.Single().Code);
    }

    private static double Advanced(VirtualTime time)
    {
        time.Advance(TimeSpan.FromMilliseconds(20));
        return -1;
    }

    private static Node Times(object n, params Node[] body) => new Node("stacks_times").With("N", n).With("SUBSTACK", body);

    private static Node Note(object text) => Set("log", Join(Get("log"), text));

    private static Task<Played> Run(EmitMode emit, Action<SpriteBuilder> build, BlockSet? blocks = null) => Played.Run(
        new ProgramBuilder().Sprite("Cat", build), blocks ?? Blocks, new RunOptions { Time = new VirtualTime(), Emit = emit, TimeLimit = TimeSpan.FromSeconds(10) });

    [BlockPack("stacks", "Stacks")]
    private sealed class StackBlocks
    {
        [Loop("times", "do [N] times [SUBSTACK]")]
        public static bool Times(BlockCall call, double n) => call.Turn < n;

        [Loop("timesLater", "do [N] times, after a while")]
        public static Task<bool> TimesLater(BlockCall call, double n) => Task.FromResult(call.Turn < n);

        [Loop("while", "while [WHAT]")]
        public static double While(bool what) => what ? 1 : 0;

        [Conditional("oneOf", "one of [N]", Branches = 3)]
        public static double OneOf(double n) => n;

        [Conditional("lucky", "if lucky")]
        public static Task<bool> Lucky() => Task.FromResult(true);

        [Conditional("end", "end it", Terminal = true)]
        public static bool End(BlockCall call)
        {
            call.Stop(StopScope.ThisTarget);
            return true;
        }

        [Conditional("broken", "broken")]
        public static bool Broken() => throw new InvalidOperationException("the stack fell over");
    }
}
