using System.Diagnostics;
using MLKids.Packs.Calls;
using MLKids.Packs.Sessions;
using MLKids.Packs.Tests;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Bench;

/// <summary>What a process of its own costs a plugin: its start, a call of a block, a question of the block to the stage, memory, and an edit until it is live.</summary>
internal sealed class PluginsBench(Report report)
{
    private const int Calls = 10_000, Times = 5;
    private readonly List<object?[]> _rows = [];

    public async Task Run()
    {
        using var folder = new PluginFolder();
        folder.PutWeather();
        using var session = await folder.Open(new PluginServices { DataRoot = folder.Data });
        var (starts, edits) = (new Samples(), new Samples());
        for (var i = 0; i < Times; i++)
        {
            using var fresh = folder.Shelf.Open(new PluginServices { DataRoot = folder.Data });
            starts.Add(await Seconds(fresh, Say(new Node("weather_greet"))));
        }

        var empty = await Best(session, Repeat(Calls, Set("n", Get("n"))));
        var call = await Best(session, Repeat(Calls, Set("n", new Node("weather_sum").With("A", 1).With("B", 2)))) - empty;
        var question = await Best(session, Repeat(Calls, Set("n", new Node("weather_where").With("SPRITE", "Cat")))) - empty;
        var process = session.Find("org.example.weather")!.Process!;
        for (var i = 0; i < Times; i++)
        {
            var version = folder.Shelf.Plugins[0].Version;
            var clock = Stopwatch.StartNew();
            folder.PutWeather(i % 2 == 0 ? "WeatherTwo" : "Weather");
            while (folder.Shelf.Plugins[0].Version == version)
                await Task.Delay(5);
            edits.Add(clock.Elapsed.TotalSeconds);
        }

        _rows.Add(["process started until its first answer is said, ms", $"{starts.Best * 1e3:N0}", $"{starts.Median * 1e3:N0}"]);
        _rows.Add(["one call of a reporter, \u00b5s", $"{call / Calls * 1e6:N1}", ""]);
        _rows.Add(["one call that asks three things of the stage, \u00b5s", $"{question / Calls * 1e6:N1}", ""]);
        _rows.Add(["memory of the process, MB", $"{process.MemoryBytes >> 20}", ""]);
        _rows.Add(["files written until the new blocks are there, ms (300 of them wait for more files)", $"{edits.Best * 1e3:N0}", $"{edits.Median * 1e3:N0}"]);
        report.Table("A C# plugin in its process", ["what", "best", "median"], _rows);
    }

    private static async Task<double> Best(PluginSession session, Node work)
    {
        var best = double.MaxValue;
        for (var i = 0; i < 3; i++)
            best = Math.Min(best, await Seconds(session, work));
        return best;
    }

    private static async Task<double> Seconds(PluginSession session, Node work)
    {
        var project = ProjectReader.Read(new ProgramBuilder().Sprite("Cat", s => s.Variable("n").WhenFlag(Call("all")).Define("all", 0, true, work)).ToSb3());
        var clock = Stopwatch.StartNew();
        await new ProgramRunner(project, PluginFolder.With(session), new RunOptions { Turbo = true }).Run();
        return clock.Elapsed.TotalSeconds;
    }
}
