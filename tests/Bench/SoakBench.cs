using System.Diagnostics;
using MLKids.Bench.Pages;
using MLKids.Studio.Live;
using MLKids.Studio.Serving;

namespace MLKids.Bench;

/// <summary>
/// What a child does in an hour, without the pauses, again and again on a studio in this process: memory after a collection, handles, threads and worker processes after each
/// go, and whether any of them grows.
/// </summary>
internal sealed class SoakBench(BenchOptions options, Report report)
{
    /// <summary>The first goes fill caches and compile.</summary>
    private const int WarmUp = 5;

    /// <summary>Student's t for 95 % with many degrees of freedom.</summary>
    private const double T95 = 1.98;

    private static readonly TimeSpan Length = TimeSpan.FromMinutes(12), Quiet = TimeSpan.FromMilliseconds(1200);

    private sealed record Sample(double ManagedMB, double ResidentMB, int Handles, int Threads, int Workers);

    public async Task Run()
    {
        using var place = new Workplace();
        await using var server = await StudioServer.Start(new StudioOptions { Port = 0, ProjectsFolder = place.Folder });
        await using var home = await Visitor.Enter(server.Entrance);
        var lasting = new ShapesChild(home, "Lasting", "lasting");
        await lasting.Make(each: 10);
        var samples = new List<Sample>();
        var clock = Stopwatch.GetTimestamp();
        for (var go = 0; Stopwatch.GetElapsedTime(clock) < Length; go++)
        {
            options.Stop.ThrowIfCancellationRequested();
            await Fleeting(server, go);
            await Lasting(lasting, go);
            samples.Add(await Look());
            var last = samples[^1];
            if (go % 10 == 0)
                report.Line(Report.Text($"{Stopwatch.GetElapsedTime(clock):mm\\:ss} go {go}: managed {last.ManagedMB:0.0} MB, resident {last.ResidentMB:0} MB, {last.Handles} handles, {last.Threads} threads, {last.Workers} workers"));
        }

        Tell(samples[Math.Min(WarmUp, samples.Count - 3)..]);
    }

    /// <summary>A project that comes and goes: collect, undo and redo all, train, test, run, lose the connection, copy, delete.</summary>
    private static async Task Fleeting(StudioServer server, int go)
    {
        await using var page = await Visitor.Enter(server.Entrance);
        var child = new ShapesChild(page, $"Go {go}", $"go{go}");
        await child.Make(each: 8);
        var at = "/projects/" + Uri.EscapeDataString(child.Project);
        for (var i = 0; i < 4; i++)
            await page.Post(at + "/undo", new { });
        for (var i = 0; i < 4; i++)
            await page.Post(at + "/redo", new { });
        await child.Train(go % 2 == 0 ? "accurate" : "simplified");
        await child.Test(TimeSpan.FromSeconds(1));
        await child.Play(TimeSpan.FromSeconds(1));
        for (var i = 0; i < 3; i++)
        {
            await page.Leave();
            await child.Open();
            await page.Say("watch", new { on = true });
            await page.Say(LiveChannels.ProgramCamera, [1, 2, 3]);
        }

        var copy = (await page.Post(at + "/copy", new { name = "Copy" })).GetProperty("id").GetString();
        await page.Get($"/projects/{copy}/card");
        await page.Delete("/projects/" + copy);
        await page.Delete(at);
    }

    /// <summary>A project that stays, closed and opened by a new name: its pictures come and are undone, its program is edited.</summary>
    private static async Task Lasting(ShapesChild child, int go)
    {
        var page = child.Page;
        var at = "/projects/" + child.Project;
        var label = (await page.Get(at)).GetProperty("models")[0].GetProperty("labels")[0].GetProperty("id").GetInt64();
        var listed = (await page.Get($"{at}/labels/{label}/examples")).GetProperty("examples");
        await page.Download($"{at}/examples/{listed[0].GetProperty("id").GetInt64()}/thumbnail");
        await page.Send($"{at}/labels/{label}/examples", Enumerable.Range(0, 6).Select(i => ($"{i}.png", MLKids.Tests.Picture.Shape(0, 90_000 + go * 6 + i))));
        await page.Post(at + "/undo", new { });
        await page.Put(at + "/program/file", await page.Download(at + "/program/file"));
        if (go == 0)
            await child.Train();
        await child.Test(TimeSpan.FromSeconds(0.5));
        if (go % 3 != 2)
            return;
        await page.Leave();
        await child.Rename($"Lasting{go}");
        await child.Open();
    }

    private static async Task<Sample> Look()
    {
        await Task.Delay(Quiet);
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        const double MB = 1 << 20;
        return new Sample(GC.GetTotalMemory(forceFullCollection: true) / MB, Linux.MemoryMB(Environment.ProcessId), Linux.Handles(), Linux.Threads(), Linux.Descendants(Environment.ProcessId).Count);
    }

    private void Tell(IReadOnlyList<Sample> samples)
    {
        // A go is about as much as a child does in three minutes: twenty are an hour.
        const int AnHour = 20;
        object?[] Row(string what, Func<Sample, double> value, double most)
        {
            var values = samples.Select(value).ToList();
            var (slope, error) = Slope(values);
            return [what, values[0], values[^1], values.Max(), slope * AnHour, T95 * error * AnHour, report.Verdict((slope - T95 * error) * AnHour <= most)];
        }

        report.Table(
            $"{samples.Count} goes after {WarmUp} to warm up; growth an hour of use ({AnHour} goes) with its 95 % interval; missed when it is surely more than 1 MB managed, 4 MB resident, one handle, thread or process",
            ["what", "first", "last", "most", "growth an hour", "±", "verdict"],
            [
                Row("managed MB after collection", s => s.ManagedMB, 1),
                Row("resident MB", s => s.ResidentMB, 4),
                Row("handles", s => s.Handles, 1),
                Row("threads", s => s.Threads, 1),
                Row("worker processes", s => s.Workers, 1),
            ]);
    }

    /// <summary>Least squares over the numbers of the goes: the slope and its standard error.</summary>
    private static (double Slope, double Error) Slope(IReadOnlyList<double> values)
    {
        var n = values.Count;
        var (meanX, meanY) = ((n - 1) / 2.0, values.Average());
        var spread = Enumerable.Range(0, n).Sum(x => (x - meanX) * (x - meanX));
        var slope = Enumerable.Range(0, n).Sum(x => (x - meanX) * (values[x] - meanY)) / spread;
        var rest = Enumerable.Range(0, n).Sum(x => Math.Pow(values[x] - meanY - slope * (x - meanX), 2));
        return (slope, Math.Sqrt(rest / (n - 2) / spread));
    }
}
