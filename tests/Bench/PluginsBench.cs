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

/// <summary>What a process of its own costs a plugin, in C# and as a script: its start, a call of a block, a question of the block to the stage, memory, and an edit until it is live.</summary>
internal sealed class PluginsBench(Report report)
{
    private const int Calls = 10_000, Times = 5;

    // The same blocks as those of the C# plugin.
    private const string Script = """
        mlkids.pack({ id: "weather", name: "Weather", blocks: [
          { id: "greet", shape: "reporter", text: "greet", run: function () { return "hello from EDITION"; } },
          { id: "sum", shape: "reporter", text: "[A] plus [B]", arguments: { A: 1, B: 2 }, run: function (args) { return args.A + args.B; } },
          { id: "where", shape: "reporter", text: "where", run: function (args, call) { return call.target.x + "," + call.target.y; } }
        ] });
        """;

    public async Task Run()
    {
        var rows = new List<object?[]>();
        foreach (var isScript in new[] { false, true })
        {
            using var folder = new PluginFolder();
            void Put(string edition)
            {
                if (isScript)
                    folder.PutScript("weather", Script.Replace("EDITION", edition, StringComparison.Ordinal));
                else
                    folder.PutWeather(edition);
            }

            Put("Weather");
            rows.Add([isScript ? "script" : "C#", .. await Measure(folder, Put)]);
        }

        report.Table(
            "A plugin in its process, best of 5 (of 3 for calls)",
            ["plugin", "started until its first answer is said, ms", "a reporter, \u00b5s", "one that asks three things of the stage, \u00b5s", "memory of the process, MB", "files written until the new blocks are there, ms (300 of them wait for more files)"],
            rows);
    }

    private static async Task<object?[]> Measure(PluginFolder folder, Action<string> put)
    {
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
        var memory = session.Find("org.example.weather")!.Process!.MemoryBytes;
        for (var i = 0; i < Times; i++)
        {
            var version = folder.Shelf.Plugins[0].Version;
            var clock = Stopwatch.StartNew();
            put(i % 2 == 0 ? "WeatherTwo" : "Weather");
            while (folder.Shelf.Plugins[0].Version == version)
                await Task.Delay(5);
            edits.Add(clock.Elapsed.TotalSeconds);
        }

        return [$"{starts.Best * 1e3:N0}", $"{call / Calls * 1e6:N1}", $"{question / Calls * 1e6:N1}", $"{memory >> 20}", $"{edits.Best * 1e3:N0}"];
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
