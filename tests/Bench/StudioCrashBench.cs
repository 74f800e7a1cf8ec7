using System.Diagnostics;
using MLKids.Bench.Pages;

namespace MLKids.Bench;

/// <summary>Kills the running studio (kill -9) at random moments of use, starts it again on the same folder and looks at what is left, round after round.</summary>
internal sealed class StudioCrashBench(BenchOptions options, Report report)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private readonly Random _random = new(20);
    private readonly Samples _open = new(), _start = new();
    private readonly Dictionary<string, int> _moments = [];
    private readonly List<string> _losses = [];
    private int _orphans, _workers;

    public async Task Run()
    {
        if (CommandLineProgram.Find("Release") is not { } program)
        {
            report.Line("\nSkipped: the Release build of the program is not there.");
            return;
        }

        using var place = new Workplace();
        var child = new BusyChild(_random, place.Folder);
        for (var round = 0; round <= options.Rounds; round++)
        {
            options.Stop.ThrowIfCancellationRequested();
            using var studio = await StudioProcess.Start(program, place.Folder);
            await using var page = await Visitor.Enter(studio.Entrance);
            if (round == 0)
                await child.Begin(page);
            else
                await Look(round, child, studio, page);
            if (round == options.Rounds)
                break;
            var work = child.Work(page, options.Stop);
            if (await Task.WhenAny(work, Task.Delay(TimeSpan.FromSeconds(0.3 + _random.NextDouble() * 4), options.Stop)) == work)
                await work;
            var workers = studio.Children;
            studio.Kill();
            await Task.WhenAny(work, Task.Delay(Patience));
            await work;
            _moments[child.Doing] = _moments.GetValueOrDefault(child.Doing) + 1;
            await LookForOrphans(round, workers);
            if (round % 5 == 4)
                report.Line($"{round + 1} kills, {_losses.Count} losses");
        }

        Tell(child);
    }

    private async Task Look(int round, BusyChild child, StudioProcess studio, Visitor page)
    {
        var (losses, opened) = await child.Look(page);
        _losses.AddRange(losses.Select(loss => $"round {round}, {child.Doing}: {loss}"));
        _open.Add(opened);
        _start.Add(studio.Took.TotalMilliseconds);
    }

    private async Task LookForOrphans(int round, IReadOnlyList<int> workers)
    {
        _workers += workers.Count;
        var clock = Stopwatch.GetTimestamp();
        while (workers.Any(Linux.IsAlive) && Stopwatch.GetElapsedTime(clock) < Patience)
            await Task.Delay(20);
        foreach (var orphan in workers.Where(Linux.IsAlive))
        {
            _orphans++;
            _losses.Add($"round {round}: process {orphan} lives on");
        }
    }

    private void Tell(BusyChild child)
    {
        report.Table(
            "What the child did, and what was under way when the studio was killed",
            ["what", "done", "kills in it"],
            [.. child.Done.Keys.Union(_moments.Keys).Order(StringComparer.Ordinal).Select(what => (object?[])[what, child.Done.GetValueOrDefault(what), _moments.GetValueOrDefault(what)])]);
        foreach (var loss in _losses)
            report.Line("LOST: " + loss);
        report.Table(
            "After each kill: all that was answered or told as saved is there, of what was under way nothing or all, every project opens with a clean integrity check",
            ["kills", "losses", "workers at the kills", "alive after 5 s", "verdict"],
            [[options.Rounds, _losses.Count, _workers, _orphans, report.Verdict(_losses.Count == 0)]]);
        report.Table(
            "Milliseconds after a kill",
            ["what", "best", "p50", "longest", "verdict (longest < 1000)"],
            [
                ["program says its address", _start.Best, _start.Median, _start.Values.Max(), ""],
                ["project open", _open.Best, _open.Median, _open.Values.Max(), report.Verdict(_open.Values.Max(), 1000)],
            ]);
    }
}
