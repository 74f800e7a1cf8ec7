using System.Text.Json.Nodes;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Scheduling;

/// <summary>Blocks whose code is elsewhere: what they answer, and when the script goes on.</summary>
[TestClass]
public sealed class OutsideBlockTests
{
    public static IEnumerable<object[]> Modes() => Enum.GetValues<EmitMode>().Select(m => new object[] { m });

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Answer_AtOnce_LosesNoFrame_AndATaskDoes(EmitMode emit)
    {
        var frame = 0;
        var blocks = Outside.With(
            Outside.Reporter("now", (_, _) => 1d),
            Outside.Reporter("later", (_, _) => Task.FromResult<object?>(1d)),
            Outside.Command("go", (_, _) => null),
            Outside.Reporter("frame", (_, _) => (double)frame));
        var played = await Run(blocks, emit, () => frame++, s => s
            .Variable("start")
            .Variable("n")
            .WhenFlag(
                Set("start", new Node("far_frame")),
                // Outside warp each turn of a loop is a pass; nothing is drawn, so all passes fit in a frame.
                Repeat(5, Change("n", new Node("far_now")), new Node("far_go")),
                Say(Join(Get("n"), Join(" in frame ", Difference("far_frame", "start")))),
                Set("start", new Node("far_frame")),
                Change("n", new Node("far_later")),
                Change("n", new Node("far_later")),
                Say(Join(Get("n"), Join(" in frame ", Difference("far_frame", "start"))))));
        CollectionAssert.AreEqual(new[] { "5 in frame 0", "7 in frame 2" }, played.Fine().Said.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Answers_InSlotsOfOneBlock_KeepTheirOrder(EmitMode emit)
    {
        var asked = new List<string>();
        object? Ask(object?[] arguments, object answer)
        {
            asked.Add(Cast.ToText(arguments[0]));
            return answer;
        }

        var blocks = Outside.With(
            Outside.Reporter("now", (a, _) => Ask(a, a[0]!), "now [X]"),
            Outside.Reporter("later", (a, _) => Ask(a, Task.FromResult(a[0])), "later [X]"));
        Node Now(object x) => new Node("far_now").With("X", x);
        Node Later(object x) => new Node("far_later").With("X", x);
        var played = await Run(blocks, emit, null, s => s.WhenFlag(Say(Join(Join(Now("a"), Later("b")), Join(Now(Later("c")), Now("d"))))));
        Assert.AreEqual("abcd", played.Fine().Said.Single());
        Assert.AreEqual("a b c c d", string.Join(' ', asked));
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Immediate_WithoutAMethod_IsCalledInEveryPlace(EmitMode emit)
    {
        var done = 0;
        var blocks = Outside.With(
            Outside.Block("twice", BlockShape.Reporter, CallKind.Immediate, (a, _) => Cast.ToNumber(a[0]) * 2, "twice [X]", ArgumentType.Number),
            Outside.Block("do", BlockShape.Command, CallKind.Immediate, (_, _) => ++done),
            Outside.Block("when", BlockShape.Hat, CallKind.Immediate, (a, _) => done >= Cast.ToNumber(a[0]), "when [N] done", ArgumentType.Boolean));
        var played = await Run(blocks, emit, null, s => s
            .WhenFlag(Call("all"), Wait(0.1), Say("end"))
            .Define("all", 0, true, Repeat(3, new Node("far_do")), Say(Add(1, new Node("far_twice").With("X", "20"))))
            .Script(new Node("far_when").With("N", 3), Say("hat")));
        CollectionAssert.AreEqual(new[] { "41", "hat", "end" }, played.Fine().Said.ToArray());
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Failure_AtOnceOrLater_IsOneFindingAndOneAnswer(EmitMode emit)
    {
        var blocks = Outside.With(
            Outside.Reporter("now", (_, _) => throw new BlockException("FAR001", "Try again.", "No way."), result: ArgumentType.Number),
            Outside.Reporter("later", (_, _) => Task.FromException<object?>(new BlockException("FAR002", "Try again.", "No way.") { Answer = "12" }), result: ArgumentType.Number));
        var played = await Run(blocks, emit, null, s => s.WhenFlag(Say(Add(1, new Node("far_now"))), Say(new Node("far_later")), Say("on")));
        CollectionAssert.AreEqual(new[] { "1", "12", "on" }, played.Said.ToArray());
        CollectionAssert.AreEqual(new[] { "FAR001", "FAR002" }, played.Found.Select(f => f.Code).ToArray());
    }

    [TestMethod]
    [DataRow(ArgumentType.Number, "12", "12", "13")]
    [DataRow(ArgumentType.Number, "abc", "0", "1")]
    [DataRow(ArgumentType.Number, null, "0", "1")]
    [DataRow(ArgumentType.Number, true, "1", "2")]
    [DataRow(ArgumentType.Number, double.NaN, "NaN", "1")]
    [DataRow(ArgumentType.Number, double.PositiveInfinity, "Infinity", "Infinity")]
    [DataRow(ArgumentType.Number, 7, "7", "8")]
    [DataRow(ArgumentType.Text, 1.5, "1.5", "2.5")]
    [DataRow(ArgumentType.Text, null, "", "1")]
    [DataRow(ArgumentType.Boolean, "false", "false", "1")]
    [DataRow(ArgumentType.Boolean, "yes", "true", "2")]
    [DataRow(ArgumentType.Any, double.NaN, "NaN", "1")]
    [DataRow(ArgumentType.Any, 'x', "x", "1")]
    public async Task Answer_OfAnotherType_IsCastToTheDeclaredOne(ArgumentType declared, object? answer, string said, string andOne)
    {
        var shape = declared == ArgumentType.Boolean ? BlockShape.Predicate : BlockShape.Reporter;
        foreach (var kind in new[] { CallKind.Immediate, CallKind.Waiting })
            foreach (var given in kind == CallKind.Waiting ? new[] { answer, Task.FromResult(answer) } : [answer])
                foreach (var emit in Enum.GetValues<EmitMode>())
                {
                    var blocks = Outside.With(Outside.Block("it", shape, kind, (_, _) => given, result: declared));
                    var played = await Run(blocks, emit, null, s => s.WhenFlag(Say(Join("", new Node("far_it"))), Say(Add(1, new Node("far_it")))));
                    // An empty bubble is none.
                    CollectionAssert.AreEqual(said.Length == 0 ? [andOne] : new[] { said, andOne }, played.Fine().Said.ToArray(), $"{kind} {given?.GetType().Name} {emit}");
                }
    }

    [TestMethod]
    public async Task Text_OfEndlessLength_IsCutAndTold()
    {
        var blocks = Outside.With(Outside.Reporter("much", (_, _) => new string('x', 10_000_001)));
        var played = await Run(blocks, EmitMode.JavaScript, null, s => s.WhenFlag(Say(new Node("operator_length").With("STRING", new Node("far_much")))));
        Assert.AreEqual("10000000", played.Said.Single());
        Assert.AreEqual(RunCodes.TextTooLong, played.Found.Single().Code);
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Hat_ThatWaits_TakesTheLastAnswer_AndIsNotAskedTwiceAtOnce(EmitMode emit)
    {
        var coming = new TaskCompletionSource<object?>();
        var (frame, asked) = (0, 0);
        var blocks = Outside.With(
            Outside.Block("when", BlockShape.Hat, CallKind.Waiting, (_, _) => ++asked > 0 ? coming.Task : null, "when far", ArgumentType.Boolean),
            Outside.Reporter("heat", (_, _) => frame >= 8 ? 30d : Task.FromResult<object?>(5d)));
        var played = await Run(
            blocks, emit,
            () =>
            {
                if (++frame == 5)
                {
                    Assert.AreEqual(2, asked, "one by each script");
                    coming.SetResult(true);
                }
            },
            s => s
                .WhenFlag(Wait(1), Say("end"), Stop("all"))
                .Script(new Node("far_when"), Say("far"))
                // A waiting reporter in the slot of one of Scratch's own hats.
                .Script(new Node("event_whengreaterthan").Field("WHENGREATERTHANMENU", "TIMER").With("VALUE", new Node("far_heat")), Say("never"))
                .Script(new Node("far_when"), Say("far too")));
        CollectionAssert.AreEqual(new[] { "far", "far too", "end" }, played.Fine().Said.Order(StringComparer.Ordinal).OrderBy(t => t == "end").ToArray());
    }

    [TestMethod]
    public async Task Monitor_OfAWaitingReporter_ShowsTheLastAnswer()
    {
        var (frame, coming) = (0, new TaskCompletionSource<object?>());
        var blocks = Outside.With(
            Outside.Reporter("now", (_, _) => 7d),
            Outside.Reporter("later", (_, _) => frame < 6 ? coming.Task : 9d),
            Outside.Reporter("broken", (_, _) => throw new InvalidOperationException("no")));
        var builder = new ProgramBuilder().Sprite("Cat", cat => cat.WhenFlag(Wait(0.5)));
        var json = builder.ToJson();
        json["monitors"] = new JsonArray([.. new[] { "far_now", "far_later", "far_broken" }.Select(o => (JsonNode)new JsonObject { ["id"] = o, ["opcode"] = o, ["params"] = new JsonObject(), ["visible"] = true })]);
        ProgramRunner? runner = null;
        var shown = new List<string>();
        var found = new List<Diagnostic>();
        var options = new RunOptions
        {
            Time = new VirtualTime(),
            OnFrame = () =>
            {
                if (++frame == 3)
                    coming.SetResult("soon");
                shown.Add(string.Join(" ", runner!.ReadMonitors().Select(m => m.Value)));
            },
        };
        runner = new ProgramRunner(ProjectReader.Read(builder.Zip(json.ToJsonString())), blocks, options);
        runner.Reported += found.Add;
        await runner.Run();
        Assert.AreEqual("7  ", shown[0]);
        Assert.AreEqual("7 soon ", shown[3]);
        Assert.AreEqual("7 9 ", shown[^1]);
        Assert.IsTrue(found.TrueForAll(f => f.Code == RunCodes.BlockFailed) && found.Count > 0, string.Join('\n', found));
    }

    private static Node Difference(string reporter, string variable) => new Node("operator_subtract").With("NUM1", new Node(reporter)).With("NUM2", Get(variable));

    private static Task<Played> Run(BlockSet blocks, EmitMode emit, Action? onFrame, Action<SpriteBuilder> build) => Played.Run(
        new ProgramBuilder().Sprite("Cat", build), blocks, new RunOptions { Time = new VirtualTime(), Emit = emit, OnFrame = onFrame, TimeLimit = TimeSpan.FromSeconds(10) });
}
