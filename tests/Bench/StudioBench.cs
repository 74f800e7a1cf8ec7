using MLKids.Bench.Pages;

namespace MLKids.Bench;

/// <summary>How smooth the studio stays: frames of the stage and answers of the live test, at rest and while a training runs in its own process.</summary>
internal sealed class StudioBench(BenchOptions options, Report report)
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(8);

    public async Task Run()
    {
        if (CommandLineProgram.Find("Release") is not { } program)
        {
            report.Line("\nSkipped: the Release build of the program is not there.");
            return;
        }

        using var place = new Workplace();
        using var studio = await StudioProcess.Start(program, place.Folder);
        await using var page = await Visitor.Enter(studio.Entrance);
        await using var beside = await Visitor.Enter(studio.Entrance);
        var child = new ShapesChild(page, "Smooth", "smooth");
        await child.Make(each: 20, moves: true);
        await child.Train();
        var trainer = new ShapesChild(beside, "Beside", "beside");
        await trainer.Make(each: 60);
        List<object?[]> rows = [];
        rows.AddRange(await Measure(child, "at rest"));
        using var end = new CancellationTokenSource();
        var trainings = 0;
        var training = Task.Run(async () =>
        {
            while (!end.IsCancellationRequested)
            {
                await trainer.Train();
                trainings++;
            }
        });
        rows.AddRange(await Measure(child, "while training"));
        await end.CancelAsync();
        await training;
        report.Table(
            Report.Text($"60 clones and a camera that is classified without a pause; then the live test. {trainings} trainings of 120 pictures ran beside; load {Linux.LoadAverage()}"),
            ["what", "when", "a second", "p50 ms", "p99 ms", "longest ms", "verdict"],
            rows);
        report.Line(Report.Text($"Memory of the studio: {studio.MemoryMB:0} MB, of its worker processes: {string.Join(" + ", studio.Children.Select(c => $"{Linux.MemoryMB(c):0}"))} MB."));
    }

    private async Task<IEnumerable<object?[]>> Measure(ShapesChild child, string when)
    {
        options.Stop.ThrowIfCancellationRequested();
        var (frames, answers) = (child.FrameMilliseconds.Count, child.AnswerMilliseconds.Count);
        await child.Play(Length);
        await child.Test(Length);
        return
        [
            Row("frames of the stage", child.FrameMilliseconds.Skip(frames), 20),
            Row("answers of the live test", child.AnswerMilliseconds.Skip(answers), 10),
        ];

        object?[] Row(string what, IEnumerable<double> milliseconds, double wanted)
        {
            var samples = Samples.Of(milliseconds);
            var rate = samples.Values.Count / Length.TotalSeconds;
            return [what, when, rate, samples.Median, samples.At(0.99), samples.At(1), report.Verdict(rate >= wanted) + Report.Text($" (≥ {wanted:0} a second)")];
        }
    }
}
