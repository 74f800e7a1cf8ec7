using MLKids.Packs.Shelf;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Packs.Tests.Shelf;

/// <summary>A plugin's author edits: what is new is live, what is running goes on.</summary>
[TestClass]
public sealed class ReloadTests
{
    private const int Edits = 50;

    [TestMethod]
    public async Task FiftyEdits_KeepTheProgram_AndLetTheOldCodeGo()
    {
        using var folder = new PluginFolder();
        folder.PutWeather();
        using var session = await folder.Open();
        var changes = 0;
        session.Changed += () => Interlocked.Increment(ref changes);
        var project = ProjectReader.Read(new ProgramBuilder().Sprite("Cat", s => s
            .Variable("n", 0)
            .WhenFlag(Forever(Change("n", 1), new Node("weather_remember").With("TEXT", new Node("weather_edition"))))).ToSb3(), folder.Report);
        await using var runner = new LiveRunner(project, PluginFolder.With(session));
        runner.Reported += folder.Report;
        runner.Start();
        runner.GreenFlag();
        await Eventually.Is(() => session.Find("org.example.weather")?.Process is not null, "the plugin runs");
        var process = session.Find("org.example.weather")!.Process!;

        for (var i = 1; i <= Edits; i++)
        {
            var version = folder.Shelf.Plugins.Single().Version;
            folder.PutWeather(i % 2 == 0 ? "Weather" : "WeatherTwo");
            // No settling here: the fifty would take half a minute.
            await folder.Shelf.ReadNow();
            Assert.AreEqual(version + 1, folder.Shelf.Plugins.Single().Version);
            runner.Edit(project, PluginFolder.With(session));
            // Some of them slower than code is collected, so that old and new ones are there at the same time.
            if (i % 10 == 0)
                await Task.Delay(400);
        }

        Assert.AreEqual(Edits, changes);
        Assert.HasCount(1, session.Blocks.Packs);
        Assert.AreSame(process, session.Find("org.example.weather")!.Process, string.Join('\n', folder.Found));
        long versions = 0, bytes = 0;
        await Eventually.Is(
            () =>
            {
                (versions, bytes) = process.Health().GetAwaiter().GetResult();
                return versions == 1;
            },
            "all earlier versions are collected");
        Assert.IsLessThan(40 << 20, bytes);
        var before = await Count(runner);
        await Eventually.Is(() => Count(runner).GetAwaiter().GetResult() > before, "the script goes on counting");
        Assert.IsGreaterThan(5.0, await Count(runner));
        Assert.IsEmpty(folder.Found, string.Join('\n', folder.Found));
    }

    [TestMethod]
    public async Task AnEdit_IsSeenByItself_AndAMistakeLeavesWhatWasThere()
    {
        using var folder = new PluginFolder();
        var plugin = folder.PutWeather();
        using var session = await folder.Open();
        folder.PutWeather("WeatherTwo");
        await Eventually.Is(() => folder.Shelf.Plugins.Single().Version == 2, "the edit is seen");

        File.WriteAllText(Path.Combine(plugin, "manifest.json"), "{");
        await Eventually.Is(() => folder.Shelf.Plugins.Single().State == PluginState.Wrong, "the mistake is seen");
        Assert.IsNotNull(session.Blocks.Find("weather_greet"));
        Assert.AreEqual("MLM001", folder.Found.Single().Code);

        folder.PutWeather();
        await Eventually.Is(() => folder.Shelf.Plugins.Single().State == PluginState.Ready, "it is mended");
        Directory.Delete(plugin, recursive: true);
        await Eventually.Is(() => session.Blocks.Packs.Count == 0, "it is gone");
    }

    [TestMethod]
    public async Task TwoThatWantTheSame_AreToldApartAndNamed()
    {
        using var folder = new PluginFolder();
        folder.PutWeather();
        folder.Put("zoo", "Weather", "weather", "Weather.Station");
        using var session = await folder.Open();
        Assert.HasCount(1, session.Blocks.Packs);
        var found = folder.Found.Single();
        Assert.AreEqual(PackCodes.PackTaken, found.Code);
        StringAssert.Contains(found.Message, "org.example.zoo");
        StringAssert.Contains(found.Message, "org.example.weather");
    }

    [TestMethod]
    public async Task CodeThatCannotBeLetGo_IsNamed_AndItsProcessReplaced()
    {
        using var folder = new PluginFolder();
        folder.Put("hostile", "Hostile", "hostile", "Hostile.Leaks");
        using var session = await folder.Open();
        session.Start();
        await Eventually.Is(() => session.Find("org.example.hostile")?.Process is not null, "it runs");
        var first = session.Find("org.example.hostile")!.Process!;
        folder.Put("hostile", "Hostile", "hostile", "Hostile.Leaks");
        await Eventually.Is(() => folder.Found.Any(f => f.Code == PackCodes.Leaks), "the leak is named");
        StringAssert.Contains(folder.Found.First(f => f.Code == PackCodes.Leaks).Message, "org.example.hostile");
        await Eventually.Is(() => session.Find("org.example.hostile")?.Process is { } now && now != first, "another process");
    }

    private static async Task<double> Count(LiveRunner runner) => (double)(await runner.Capture()).Targets.Single(t => t.Name == "Cat").Variables.Single(v => v.Name == "n").Value!;
}
