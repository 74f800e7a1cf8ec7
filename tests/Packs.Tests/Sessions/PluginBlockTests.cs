using MLKids.Blocks.Contracts;
using MLKids.Packs.Calls;
using MLKids.Packs.Shelf;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Packs.Tests.Sessions;

/// <summary>Blocks whose code runs in another process do what blocks do.</summary>
[TestClass]
public sealed class PluginBlockTests
{
    [TestMethod]
    public async Task Program_WithBlocksOfAllKinds_DoesWhatTheyDo()
    {
        using var folder = new PluginFolder();
        folder.PutWeather();
        using var session = await folder.Open(new PluginServices { Models = new Animals(), DataRoot = folder.Data });
        Assert.IsEmpty(folder.Found, string.Join('\n', folder.Found));
        Assert.AreEqual(PluginState.Ready, folder.Shelf.Plugins.Single().State);

        var played = await Played.Run(
            new ProgramBuilder().Sprite("Cat", s => s
                .WhenFlag(
                    Say(new Node("weather_greet").With("NAME", "Bo").With("TOWN", "Oslo")),
                    Say(new Node("weather_sum").With("A", 40).With("B", new Node("weather_sum").With("A", "1").With("B", "1"))),
                    Say(Join(new Node("weather_echo").With("THING", Equal(1, 1)), new Node("weather_echo").With("THING", "-0"))),
                    Say(new Node("weather_both").With("A", Equal(1, 1)).With("B", Equal(2, 2))),
                    Say(new Node("weather_later").With("TEXT", "greetings")),
                    new Node("weather_walk").With("STEPS", 3),
                    Say(new Node("weather_where").With("SPRITE", "Cat")),
                    new Node("weather_turn").With("DEGREES", 15),
                    Say(new Node("weather_remembered")),
                    new Node("weather_remember").With("TEXT", "sunny"),
                    Say(new Node("weather_remembered")),
                    new Node("weather_rain"),
                    Say("over"))
                .Script(new Node("weather_whenRain"), Say("it rains"))
                .Script(new Node("weather_whenWet"), Say("wet"))),
            PluginFolder.With(session),
            new RunOptions { TimeLimit = TimeSpan.FromSeconds(3) },
            onRunner: runner => runner.Happened += e =>
            {
                if (Equals(e.Value, "over"))
                    Assert.AreEqual((7.0, true), (runner.Stage!.Find("Cat")!.Pen.Size, runner.Stage!.Find("Cat")!.Pen.IsDown));
            });
        Assert.AreEqual(
            "hello Bo of Oslo / 42 / true-0 / true / greetings from Cat / 30,0 / Cat 105 2 True / nothing / sunny / it rains / over / wet",
            string.Join(" / ", played.Fine().Said.Order(new InOrder("it rains", "over", "wet"))));
    }

    [TestMethod]
    public async Task Program_WithAVirtualClock_IsTheSame()
    {
        using var folder = new PluginFolder();
        folder.PutWeather();
        using var session = await folder.Open();
        var played = await Played.Run(
            ProgramBuilder.Of(Say(new Node("weather_clock")), Say(new Node("weather_greet")), Say(new Node("weather_random"))),
            PluginFolder.With(session), new RunOptions { Time = new VirtualTime(), Seed = 3, TimeLimit = TimeSpan.FromSeconds(10) });
        var again = await Played.Run(ProgramBuilder.Of(Say(new Node("weather_random"))), PluginFolder.With(session), new RunOptions { Time = new VirtualTime(), Seed = 3, TimeLimit = TimeSpan.FromSeconds(10) });
        Assert.AreEqual("hello Ann of Rome", played.Fine().Said[1]);
        Assert.AreEqual(again.Fine().Said[0], played.Said[2]);
    }

    [TestMethod]
    public async Task Blocks_ThatRefuseOrMayNot_AreFindingsAtTheirBlocks()
    {
        using var folder = new PluginFolder();
        folder.PutWeather();
        using var session = await folder.Open(new PluginServices { Models = new Animals(), DataRoot = folder.Data });
        var played = await Played.Run(
            ProgramBuilder.Of(new Node("weather_refuse"), Say(Join("[", Join(new Node("weather_picture"), "]"))), Say(Join("[", Join(new Node("weather_guess").With("TEXT", "wuff"), "]"))), Say("on")),
            PluginFolder.With(session), new RunOptions { TimeLimit = TimeSpan.FromSeconds(10) });
        Assert.AreEqual("[0] / [] / on", string.Join(" / ", played.Said));
        CollectionAssert.AreEqual(new[] { "WTH001", PackCodes.NotPermitted, PackCodes.NotPermitted }, played.Found.Select(f => f.Code).ToArray(), string.Join('\n', played.Found));
        Assert.IsTrue(played.Found.All(f => f is { BlockId: not null, Target: not null }));
        Assert.AreEqual("try Monday", played.Found[0].Hint);
        StringAssert.Contains(played.Found[1].Hint, "\"camera\"");
        StringAssert.Contains(played.Found[2].Hint, "\"models\"");
    }

    [TestMethod]
    public async Task Blocks_WithPermission_GetCameraAndModels()
    {
        using var folder = new PluginFolder();
        folder.PutWeather("Weather", "camera", "models");
        using var session = await folder.Open(new PluginServices { Models = new Animals(), DataRoot = folder.Data });
        var played = await Played.Run(
            ProgramBuilder.Of(Say(new Node("weather_guess").With("TEXT", "wuff")), Say(new Node("weather_picture"))),
            PluginFolder.With(session), new RunOptions { TimeLimit = TimeSpan.FromSeconds(10) });
        Assert.AreEqual("dog 90", played.Said[0]);
        // Nobody plugged a camera in: that is said by the camera, not by the border.
        Assert.AreEqual(Blocks.Diagnostics.StageCodes.NoCamera, played.Found.Single().Code, string.Join('\n', played.Found));
    }

    [TestMethod]
    public async Task Lifecycle_ReachesTheEntry()
    {
        using var folder = new PluginFolder();
        folder.PutWeather();
        using var session = await folder.Open();
        session.ProjectOpened("cat.mlkids");
        session.Start();
        var played = await Played.Run(
            ProgramBuilder.Of(Wait(0.4), Say(new Node("weather_station"))), PluginFolder.With(session),
            new RunOptions { TimeLimit = TimeSpan.FromSeconds(10), OnFrame = session.Tick });
        Assert.AreEqual("load open(cat.mlkids) start tick ", played.Fine().Said.Single());
    }

    [TestMethod]
    public async Task StoppedScript_IsToldToTheBlock()
    {
        using var folder = new PluginFolder();
        folder.PutWeather();
        using var session = await folder.Open();
        var played = await Played.Run(
            new ProgramBuilder().Sprite("Cat", s => s
                .WhenFlag(new Node("weather_forecast"), Say("wrong"))
                .WhenFlag(Wait(0.5), Stop("other scripts in sprite"), Wait(0.5), Say("over"))),
            PluginFolder.With(session), new RunOptions { TimeLimit = TimeSpan.FromSeconds(10) });
        CollectionAssert.AreEqual(new[] { "over" }, played.Fine().Said.ToArray());
        await Eventually.Is(() => File.Exists(Path.Combine(folder.Data, "org.example.weather", "storage.json")), "the block hears that it was stopped");
    }

    [TestMethod]
    public async Task Menu_IsAskedInThePlugin()
    {
        using var folder = new PluginFolder { Limits = new PluginLimits { MenuAnswer = TimeSpan.FromSeconds(30) } };
        folder.PutWeather();
        using var session = await folder.Open();
        var towns = session.Blocks.Find("weather_greet")!.Definition.Arguments[1].Menu!;
        CollectionAssert.AreEqual(new[] { "Rome", "Oslo", "one" }, towns.Items().ToArray());
    }

    private sealed class InOrder(params string[] last) : IComparer<string>
    {
        // What other scripts say comes when it comes.
        public int Compare(string? x, string? y) => Array.IndexOf(last, x).CompareTo(Array.IndexOf(last, y));
    }

    private sealed class Animals : IModels
    {
        public IReadOnlyList<string> Names => ["animals"];

        public IReadOnlyList<string> Labels(string model) => ["dog", "cat"];

        public Task<ModelAnswer> Classify(string model, string input, CancellationToken stopped = default) => Task.FromResult(new ModelAnswer(input == "wuff" ? "dog" : "cat", 90, true));

        public Task<ModelAnswer> Classify(string model, ReadOnlyMemory<byte> file, CancellationToken stopped = default) => Task.FromResult(new ModelAnswer("cat", 50, false));
    }
}
