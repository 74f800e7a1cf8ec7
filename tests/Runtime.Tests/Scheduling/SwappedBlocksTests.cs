using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Tests.Conformance;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Scheduling;

/// <summary>A pack comes, goes or changes while the program lives.</summary>
[TestClass]
public sealed class SwappedBlocksTests
{
    public static IEnumerable<object[]> Modes() => Enum.GetValues<EmitMode>().Select(m => new object[] { m });

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Swap_WhileScriptsRun_TheyKeepTheirBlocks_WhatStartsHasTheNewOnes_AndValuesStay(EmitMode emit)
    {
        var program = new ProgramBuilder().Sprite("Cat", s => s
            .Variable("n")
            .WhenFlag(Repeat(4, Change("n", 1), Say(Join("loop ", new Node("far_word"))), new Node("control_wait").With("DURATION", 0), WaitUntil(Equal(Get("gate"), Get("n")))), Say("end"))
            .Script(Receive("tell"), Say(Join(Join("tell ", new Node("far_word")), Get("n"))))
            .Script(Receive("open"), Change("gate", 1)));
        await using var live = new Live(program, new RunOptions { Time = new VirtualTime(), Emit = emit }, Saying("old"));
        live.Runner.GreenFlag();
        await live.UntilSaid("loop old");
        live.Runner.Edit(live.Project, Saying("new"));
        live.Runner.Post("event_whenbroadcastreceived", new Dictionary<string, string> { ["BROADCAST_OPTION"] = "tell" });
        await live.UntilSaid("tell new1");
        for (var turn = 1; turn <= 4; turn++)
        {
            live.Runner.Post("event_whenbroadcastreceived", new Dictionary<string, string> { ["BROADCAST_OPTION"] = "open" });
            await live.Until(() => live.Said.Count(s => s == "loop old") >= Math.Min(4, turn + 1), $"turn {turn}");
        }

        await live.UntilSaid("end");
        Assert.DoesNotContain("loop new", live.Said);
        live.Runner.GreenFlag();
        await live.UntilSaid("loop new");
        Assert.IsEmpty(live.Found);
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Swap_AtRest_ClicksAndMonitorsHaveTheNewBlocks(EmitMode emit)
    {
        var builder = new ProgramBuilder().Sprite("Cat", s => s.Script(Receive("never"), Say(new Node("far_word"))));
        var json = builder.ToJson();
        json["monitors"] = new JsonArray(new JsonObject { ["id"] = "m", ["opcode"] = "far_word", ["params"] = new JsonObject(), ["visible"] = true });
        await using var live = new Live(ProjectReader.Read(builder.Zip(json.ToJsonString())), new RunOptions { Time = new VirtualTime(), Emit = emit }, SayProtocol.Blocks);
        var cat = live.Project.Targets[1];
        // Without the pack the monitor shows nothing, and the block is skipped.
        await live.Until(() => live.View is not null, "a view");
        Assert.IsEmpty(live.View!.Monitors);
        foreach (var word in new[] { "one", "two" })
        {
            live.Runner.Edit(live.Project, Saying(word));
            await live.Until(() => live.View!.Monitors is [{ Value: var value }] && value as string == word, $"the monitor's {word}");
            live.Runner.Toggle(cat.Key, cat.Blocks.Values.First(b => b.Opcode == "far_word").Id);
            await live.UntilSaid(word);
            await live.UntilStill();
        }

        live.Runner.Edit(live.Project, SayProtocol.Blocks);
        await live.Until(() => live.View!.Monitors.Count == 0, "no monitor");
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Swap_OfAHatThatRuns_DoesNotStartItTwice(EmitMode emit)
    {
        BlockSet Hat(bool restart)
        {
            var shape = new BlockDefinition
            {
                PackId = "far", Id = "hat", Shape = BlockShape.Hat, Kind = CallKind.None, Text = new BlockText("when far"), Arguments = [], Restart = restart,
            };
            return Outside.With(BoundBlock.Of(shape, (_, _) => null));
        }

        var program = new ProgramBuilder().Sprite("Cat", s => s.Script(new Node("far_hat"), Change("n", 1), Say(Join("start ", Get("n"))), WaitUntil(Equal(1, 2))));
        await using var live = new Live(program, new RunOptions { Time = new VirtualTime(), Emit = emit }, Hat(restart: false));
        live.Runner.Post("far_hat");
        await live.UntilSaid("start 1");
        live.Runner.Edit(live.Project, Hat(restart: false));
        live.Runner.Post("far_hat");
        live.Runner.Edit(live.Project, Hat(restart: true));
        live.Runner.Post("far_hat");
        await live.UntilSaid("start 2");
        Assert.HasCount(2, live.Said);
        Assert.HasCount(1, live.View!.Running);
    }

    [TestMethod]
    public async Task ProgramRunner_TakesOtherBlocksToo()
    {
        var project = ProjectReader.Read(new ProgramBuilder().Sprite("Cat", s => s
            .WhenFlag(Repeat(6, Broadcast("tell"), Wait(0)))
            .Script(Receive("tell"), Say(new Node("far_word")))).ToSb3());
        var (frame, said) = (0, new List<object>());
        ProgramRunner? runner = null;
        runner = new ProgramRunner(project, Saying("old"), new RunOptions
        {
            Time = new VirtualTime(),
            OnFrame = () =>
            {
                if (++frame == 3)
                    runner!.Edit(project, Saying("new"));
            },
        });
        runner.Happened += e => said.Add(e.Value!);
        await runner.Run();
        Assert.AreEqual("old old old new new new", string.Join(' ', said));
    }

    [TestMethod]
    public async Task Edit_OfAScript_ThatCallsAnUnchangedCustomBlock_WaitsForIt()
    {
        Project Read(string word) => ProjectReader.Read(new ProgramBuilder().Sprite("Cat", s => s
            .Variable("n", "0")
            .WhenFlag(Call("count %s", 3), Say(Join(word, Get("n"))))
            .Define("count %s", 1, false, If(Less(0, Parameter(0)), Wait(0), Change("n", 1), Call("count %s", Add(Parameter(0), -1))))).ToSb3());
        foreach (var emit in new[] { EmitMode.Auto, EmitMode.Native })
        {
            await using var live = new Live(Read("a "), new RunOptions { Time = new VirtualTime(), Emit = emit });
            live.Runner.GreenFlag();
            await live.UntilSaid("a 3");
            live.Runner.Edit(Read("b "));
            live.Runner.GreenFlag();
            await live.UntilSaid("b 6");
            Assert.IsEmpty(live.Found);
        }
    }

    [TestMethod]
    public void Swap_CompilesOnlyWhatLeansOnTheChangedPack()
    {
        var project = ProjectReader.Read(new ProgramBuilder().Sprite("Cat", s => s
            .WhenFlag(Repeat(2, Say("mine")), Call("own"))
            .WhenFlag(Repeat(2, Say(new Node("far_word"))))
            .Define("own", 0, false, Repeat(2, Say("own")))).ToSb3());
        var before = new TargetCode(Lowering.Lower(project, Saying("old"), _ => { })[1]);
        foreach (var script in before.Ir.Scripts)
            before.Native.Script(script);
        var after = new TargetCode(Lowering.Lower(project, Saying("new"), _ => { })[1], before);
        Assert.AreSame(before.Native.Script(before.Ir.Scripts[0]), after.Native.Script(after.Ir.Scripts[0]));
        Assert.AreNotSame(before.Native.Script(before.Ir.Scripts[1]), after.Native.Script(after.Ir.Scripts[1]));
    }

    [TestMethod]
    [DynamicData(nameof(Modes))]
    public async Task Swap_FiftyTimes_LetsGoOfTheOldBlocks(EmitMode emit)
    {
        var builder = new ProgramBuilder().Sprite("Cat", s => s
            .WhenFlag(Repeat(2, Call("tell")), Say("told"))
            .Script(new Node("event_whengreaterthan").Field("WHENGREATERTHANMENU", "TIMER").With("VALUE", new Node("far_word")), Say("timer"))
            .Define("tell", 0, false, Say(new Node("far_word"))));
        var json = builder.ToJson();
        json["monitors"] = new JsonArray(new JsonObject { ["id"] = "m", ["opcode"] = "far_word", ["params"] = new JsonObject(), ["visible"] = true });
        await using var live = new Live(ProjectReader.Read(builder.Zip(json.ToJsonString())), new RunOptions { Time = new VirtualTime(), Emit = emit }, SayProtocol.Blocks);
        var old = new List<WeakReference>();
        for (var i = 0; i < 50; i++)
        {
            old.Add(Swap(live, $"word {i}"));
            live.Runner.GreenFlag();
            await live.UntilSaid($"word {i}");
        }

        await live.UntilStill();
        live.Runner.Edit(live.Project, SayProtocol.Blocks);
        var told = live.Said.Count(s => s == "told");
        live.Runner.GreenFlag();
        await live.Until(() => live.Said.Count(s => s == "told") > told, "the last run");
        await live.UntilStill();
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        // The engine may keep the arguments of a call or two for its next ones.
        Assert.IsLessThanOrEqualTo(2, old.Count(o => o.IsAlive));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Swap(Live live, string word)
    {
        var blocks = Saying(word);
        live.Runner.Edit(live.Project, blocks);
        return new WeakReference(blocks.Find("far_word"));
    }

    private static BlockSet Saying(string word) => Outside.With(Outside.Reporter("word", (_, _) => word));
}
