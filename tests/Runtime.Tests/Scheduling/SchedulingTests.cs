using System.Diagnostics;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Tests.Conformance;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Runtime.Tests.Scheduling;

/// <summary>Scratch's order, seen from outside: what programs say, and when.</summary>
[TestClass]
public sealed class SchedulingTests
{
    [TestMethod]
    public async Task Scripts_TakeTurnsWithinAFrame_InTheirOrder()
    {
        // Nothing is drawn, so both loops go through passes of the same frame.
        var played = await Run(s => s
            .Variable("log", "")
            .WhenFlag(Repeat(3, Set("log", Join(Get("log"), "a"))), Set("log", Join(Get("log"), "A")))
            .WhenFlag(Repeat(3, Set("log", Join(Get("log"), "b"))), Say(Get("log"))));
        Assert.AreEqual("abababA", played.Fine().Said.Single());
    }

    [TestMethod]
    public async Task Redraw_EndsTheFrame_AndTurboDoesNot()
    {
        async Task<double> Frames(bool turbo)
        {
            var played = await Run(
                s => s.WhenFlag(new Node("sensing_resettimer"), Repeat(30, new Node("motion_movesteps").With("STEPS", 1)), Say(new Node("sensing_timer"))),
                new RunOptions { Time = new VirtualTime(), Turbo = turbo, TimeLimit = TimeSpan.FromSeconds(10) });
            return double.Parse(played.Fine().Said.Single(), System.Globalization.CultureInfo.InvariantCulture);
        }

        Assert.AreEqual(1, await Frames(turbo: false), 0.1);
        Assert.IsLessThan(0.2, await Frames(turbo: true));
    }

    [TestMethod]
    public async Task Work_TakesThreeQuartersOfAFrame()
    {
        // Without a redraw a script goes on for 75 % of the frame's time: 25 ms at 30 frames. The virtual clock moves only when it is looked at.
        var ticks = 0;
        var played = await Played.Run(
            new ProgramBuilder().Sprite("Cat", s => s.Variable("n").WhenFlag(Forever(Change("n", 1))).WhenFlag(Wait(0.5), Say(Get("n")), Stop("all"))),
            SayProtocol.Blocks, new RunOptions { Time = new VirtualTime(), OnFrame = () => ticks++, TimeLimit = TimeSpan.FromSeconds(5) });
        var passes = double.Parse(played.Said.Single(), System.Globalization.CultureInfo.InvariantCulture) / ticks;
        // Each pass looks at the clock a few times of 10 microseconds; the frame's own share would be a third more.
        Assert.IsTrue(passes is > 300 and <= 2_500, $"{passes:0} passes a frame");
    }

    [TestMethod]
    public async Task WaitZero_StillPausesOnce()
    {
        var played = await Run(s => s
            .Variable("log", "")
            .WhenFlag(Wait(0), Set("log", Join(Get("log"), "a")))
            .WhenFlag(Set("log", Join(Get("log"), "b")), Wait(0.1), Say(Get("log"))));
        Assert.AreEqual("ba", played.Fine().Said.Single());
    }

    [TestMethod]
    public async Task Broadcast_OfARunningScript_StartsItAnewInItsPlace()
    {
        var played = await Run(s => s
            .Script(Receive("go"), Say("start"), Wait(1), Say("never"))
            .WhenFlag(Broadcast("go"), Wait(0.3), Broadcast("go"), Wait(0.3), Stop("other scripts in sprite"), Say("end")));
        CollectionAssert.AreEqual(new[] { "start", "start", "end" }, played.Fine().Said.ToArray());
    }

    [TestMethod]
    public async Task Warp_RunsThroughWithoutAPause_ButNotForLongerThanHalfASecond()
    {
        var played = await Run(
            s => s
                .Variable("n")
                .WhenFlag(Call("spin"))
                .WhenFlag(Say(Join("turn ", Less(0, Get("n")))), Wait(0), Say("again"), Stop("all"))
                .Define("spin", 0, true, Forever(Change("n", 1))),
            new RunOptions { Time = new VirtualTime(), TimeLimit = TimeSpan.FromSeconds(10) });
        CollectionAssert.AreEqual(new[] { "turn true", "again" }, played.Fine().Said.ToArray());
    }

    [TestMethod]
    [DataRow(true, false)]
    [DataRow(false, false)]
    [DataRow(true, true)]
    [DataRow(false, true)]
    public async Task Recursion_WithoutEnd_EndsWithADiagnosticAndTheRestGoesOn(bool warp, bool mutual)
    {
        var played = await Played.Run(
            new ProgramBuilder().Sprite("Cat", s => s
                .WhenFlag(Call("ping"), Say("never"))
                .WhenFlag(Wait(0.05), Say("the other script"))
                .Define("ping", 0, warp, Call(mutual ? "pong" : "ping"), Change("n", 1))
                .Define("pong", 0, warp, Call("ping"), Change("n", 1))),
            SayProtocol.Blocks, new RunOptions { TimeLimit = TimeSpan.FromSeconds(25) }, seconds: 40);
        CollectionAssert.Contains(played.Said.ToArray(), "the other script");
        CollectionAssert.DoesNotContain(played.Said.ToArray(), "never");
        // Without warp each call pauses once: it goes on deeper until the limit or until the run ends, but never kills the process.
        if (warp)
            Assert.AreEqual(RunCodes.TooDeep, played.Found.Single().Code);
        else
            Assert.IsTrue(played.Found.All(f => f.Code == RunCodes.TooDeep), string.Join('\n', played.Found));
    }

    [TestMethod]
    [DataRow("forever")]
    [DataRow("warp")]
    [DataRow("repeat in warp")]
    [DataRow("wait")]
    [DataRow("reporters")]
    public async Task Stop_FromOutside_EndsTheRunSoon(string kind)
    {
        var clock = new Stopwatch();
        var played = await Run(
            s =>
            {
                s.WhenFlag(Wait(0.1), Say("stop now"));
                switch (kind)
                {
                    case "forever":
                        s.WhenFlag(Forever(Change("n", 1)));
                        break;
                    case "warp":
                        s.WhenFlag(Wait(0.1), Call("spin")).Define("spin", 0, true, Forever(Change("n", 1)));
                        break;
                    case "repeat in warp":
                        s.WhenFlag(Wait(0.1), Call("spin")).Define("spin", 0, true, Repeat(1e9, Repeat(1e9, Change("n", 1))));
                        break;
                    case "wait":
                        s.WhenFlag(Wait(1e6));
                        break;
                    default:
                        s.WhenFlag(Forever(Set("n", Join(Join("a", "b"), Add(1, Get("n"))))));
                        break;
                }
            },
            new RunOptions { TimeLimit = TimeSpan.FromSeconds(10) },
            (runner, _) => Task.Run(async () =>
            {
                await Task.Delay(50);
                clock.Start();
                runner.Stop();
            }));
        clock.Stop();
        Assert.AreEqual(RunEnd.Stopped, played.End);
        // 100 ms is the aim on a quiet computer; here other tests run beside.
        Assert.IsLessThan(TimeSpan.FromMilliseconds(1_000), clock.Elapsed);
    }

    [TestMethod]
    public async Task StopAll_EndsEverything()
    {
        var played = await Run(s => s.WhenFlag(Forever(Change("n", 1))).WhenFlag(Wait(100)).WhenFlag(Wait(0.1), Say("now"), Stop("all"), Say("never")));
        CollectionAssert.AreEqual(new[] { "now" }, played.Fine().Said.ToArray());
        Assert.AreEqual(RunEnd.Finished, played.End);
    }

    [TestMethod]
    public async Task UnknownBlock_IsNamedOnceAndTheScriptGoesOn()
    {
        var played = await Run(s => s.WhenFlag(Repeat(3, new Node("moon_fly")), Say(Join("x", new Node("moon_height"))), Say("on")));
        CollectionAssert.AreEqual(new[] { "x", "on" }, played.Said.ToArray());
        CollectionAssert.AreEquivalent(new[] { "moon_fly", "moon_height" }, played.Found.Select(f => f.Opcode).ToArray());
        Assert.IsTrue(played.Found.All(f => f.Code == "MLC001"));
    }

    [TestMethod]
    public async Task SameSeed_GivesTheSameRandomNumbers()
    {
        async Task<string> Numbers(int seed)
        {
            var played = await Run(
                s => s.WhenFlag(Repeat(5, Say(new Node("operator_random").With("FROM", 1).With("TO", 1_000_000)))),
                new RunOptions { Time = new VirtualTime(), Seed = seed, TimeLimit = TimeSpan.FromSeconds(5) });
            return string.Join(' ', played.Said);
        }

        Assert.AreEqual(await Numbers(3), await Numbers(3));
        Assert.AreNotEqual(await Numbers(4), await Numbers(3));
    }

    private static Task<Played> Run(Action<SpriteBuilder> build, RunOptions? options = null, Action<ProgramRunner, string>? during = null) =>
        Played.Run(new ProgramBuilder().Sprite("Cat", build), SayProtocol.Blocks, options, during);
}
