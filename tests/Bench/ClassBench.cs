using System.Diagnostics;
using MLKids.Bench.Pages;

namespace MLKids.Bench;

/// <summary>
/// Ten children at once in class mode, over HTTPS with the class's own certificate: each collects, trains twice, tests and runs a program. What they wait, whether turns are
/// fair, what they cost, and that nothing of one child ever reaches another.
/// </summary>
internal sealed class ClassBench(BenchOptions options, Report report)
{
    private const int Children = 10, PicturesALabel = 20;
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(10);

    public async Task Run()
    {
        if (CommandLineProgram.Find("Release") is not { } program)
        {
            report.Line("\nSkipped: the Release build of the program is not there.");
            return;
        }

        using var place = new Workplace();
        using var studio = await StudioProcess.Start(program, place.Folder, isClass: true);
        var alone = studio.MemoryMB;
        List<(ShapesChild Child, Visitor Page)> all = [];
        try
        {
            for (var i = 0; i < Children; i++)
            {
                var page = await Visitor.Join(studio.Door!, studio.Code, $"Child {(char)('A' + i)}");
                all.Add((new ShapesChild(page, "My project", $"kid-{(char)('a' + i)}"), page));
            }

            var collecting = await Everybody(child => child.Make(PicturesALabel));
            var fair = await TrainFairly(all.ConvertAll(a => a.Child));
            var busiest = studio.MemoryMB;
            options.Stop.ThrowIfCancellationRequested();
            var testing = await Everybody(child => child.Test(Length));
            var playing = await Everybody(child => child.Play(Length));
            Tell(all, collecting, testing, playing);
            report.Table(
                "Trainings: each child asks for two at the same moment. In fair turns nobody has its second before everybody has had the first",
                ["trainings", "seconds of one, p50", "longest wait s", "fair share s", "first turns before second ones", "verdict"],
                [[fair.Count, fair.One, fair.LongestWait, fair.Share, fair.InTurn, report.Verdict(fair.InTurn == "all" && fair.LongestWait <= 1.5 * fair.Share)]]);
            report.Line(Report.Text($"Memory of the studio: {alone:0} MB at the start, {busiest:0} MB after the trainings, {studio.MemoryMB:0} MB at the end: {(studio.MemoryMB - alone) / Children:0.0} MB a child; workers {string.Join(" + ", studio.Children.Select(c => $"{Linux.MemoryMB(c):0}"))} MB."));
        }
        finally
        {
            foreach (var (_, page) in all)
                await page.DisposeAsync();
        }

        async Task<double> Everybody(Func<ShapesChild, Task> act)
        {
            var clock = Stopwatch.GetTimestamp();
            await Task.WhenAll(all.Select(a => act(a.Child)));
            return Stopwatch.GetElapsedTime(clock).TotalSeconds;
        }
    }

    /// <summary>Two rounds: all ask at once, and each asks again as soon as its first is done.</summary>
    private static async Task<(int Count, double One, double LongestWait, double Share, string InTurn)> TrainFairly(List<ShapesChild> children)
    {
        var started = Stopwatch.GetTimestamp();
        var ends = new List<(int Round, double At)>();
        var times = new List<(double Waited, double Trained)>();
        await Task.WhenAll(children.Select(async child =>
        {
            for (var round = 0; round < 2; round++)
            {
                var took = await child.Train();
                lock (times)
                {
                    times.Add(took);
                    ends.Add((round, Stopwatch.GetElapsedTime(started).TotalSeconds));
                }
            }
        }));
        // Whoever comes last in the first round waits for all others; a fair share of the queue is that.
        var one = Samples.Of(times.Select(t => t.Trained)).Median;
        var share = ends.Where(e => e.Round == 0).Max(e => e.At);
        var late = ends.Where(e => e.Round == 1).Count(e => e.At < share);
        return (times.Count, one, times.Max(t => t.Waited), share, late <= 1 ? "all" : $"{late} second ones before");
    }

    private void Tell(List<(ShapesChild Child, Visitor Page)> all, double collecting, double testing, double playing)
    {
        object?[] Row(string what, IEnumerable<double> milliseconds, double seconds)
        {
            var samples = Samples.Of(milliseconds);
            return [what, samples.Values.Count / seconds / Children, samples.Median, samples.At(0.99), samples.At(1)];
        }

        report.Table(
            Report.Text($"{Children} children at once; milliseconds; load {Linux.LoadAverage()}"),
            ["what", "a second and child", "p50", "p99", "longest"],
            [
                Row($"requests ({collecting:0.0} s of collecting {2 * PicturesALabel} pictures each)", all.SelectMany(a => a.Page.Requests), collecting),
                Row("answers of the live test", all.SelectMany(a => a.Child.AnswerMilliseconds), testing),
                Row("frames of the stage, each with a picture that is classified", all.SelectMany(a => a.Child.FrameMilliseconds), Math.Min(playing, Length.TotalSeconds)),
            ]);
        var strange = all.SelectMany(a => a.Child.Strange).ToList();
        foreach (var found in strange.Take(10))
            report.Line("MIXED UP: " + found);
        var (right, answers) = (all.Sum(a => a.Child.Right), all.Sum(a => a.Child.AnswerMilliseconds.Count));
        report.Table(
            "Every label, answer and word on a stage carries the mark of its child",
            ["answers", "right", "with another child's mark", "slowest child, answers a second", "quickest", "verdict"],
            [[answers, right, strange.Count, all.Min(a => a.Child.AnswerMilliseconds.Count) / testing, all.Max(a => a.Child.AnswerMilliseconds.Count) / testing, report.Verdict(strange.Count == 0 && answers > 0)]]);
    }
}
