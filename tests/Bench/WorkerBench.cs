using System.Diagnostics;
using MLKids.Bench.Children;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;
using MLKids.Studio.Training;

namespace MLKids.Bench;

/// <summary>What training in a process of its own costs beside training in this one: the first sign of work, and the whole job.</summary>
internal sealed class WorkerBench(BenchOptions options, Report report)
{
    private const int Each = 50, Repeats = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(4);

    private readonly List<object?[]> _rows = [];
    private string? _hash;

    public async Task Run()
    {
        using var place = new Workplace();
        var fresh = place.Project("fresh", Photos.ForTraining(options), Each);
        var known = place.Copy(fresh, "known");
        using (var project = ProjectFile.Open(known))
            _hash = await Here(project, new FeaturizerCatalog()).Start(Request(project)).Completion.ContinueWith(done => done.Result.ModelHash);
        foreach (var (what, source) in new[] { ("new photos", fresh), ("known photos", known) })
        {
            var first = new Samples();
            for (var repeat = 0; repeat < 3; repeat++)
                first.Add((await Child.Do(new(ChildWork.Train, place.Copy(source, "run")), options.Stop)).Trainings[0].Seconds);
            _rows.Add([what, "in this process, its first", "", "", first.Best, first.Median]);
            using var catalog = new FeaturizerCatalog();
            using var warm = new TrainingWorkers(Limits());
            await Measure(what, "in this process, warm", place, source, catalog, null);
            await Measure(what, "own process, started for it", place, source, catalog, () => new TrainingWorkers(Limits() with { Idle = TimeSpan.Zero }));
            await Measure(what, "own process, prepared", place, source, catalog, () =>
            {
                var workers = new TrainingWorkers(Limits());
                workers.Prepare(ModelKind.Pictures);
                return workers;
            });
            await Measure(what, "own process, has trained before", place, source, catalog, () => warm);
        }

        report.Table(
            $"Training of {3 * Each} photos, accurate; seconds from asking to the first sign of work and to the end; the model is the same every time",
            ["examples", "where", "first sign, best", "median", "end, best", "median"],
            _rows);
    }

    private static TrainingLimits Limits() => new() { AtOnce = 1 };

    private static TrainingService Here(ProjectFile _, FeaturizerCatalog featurizers) => new(TrainerCatalog.All, featurizers.For);

    private static TrainingRequest Request(ProjectFile project) => new(project, project.Models.All()[0].Name, Preset.Accurate);

    private async Task Measure(string what, string where, Workplace place, string source, FeaturizerCatalog featurizers, Func<TrainingWorkers>? workers)
    {
        Samples first = new(), end = new();
        for (var repeat = -1; repeat < Repeats; repeat++)
        {
            using var project = ProjectFile.Open(place.Copy(source, "run"));
            var own = workers?.Invoke();
            if (where.EndsWith("prepared", StringComparison.Ordinal))
                await Task.Delay(WarmUp, options.Stop);
            var sign = new FirstSign();
            var report = await (own?.For("bench") ?? Here(project, featurizers)).Start(Request(project) with { Progress = sign }).Completion;
            if (report.ModelHash != _hash)
                throw new InvalidOperationException($"{where}: another model.");

            // The first round warms what is to be warm.
            if (repeat >= 0)
            {
                first.Add(sign.Seconds);
                end.Add(Stopwatch.GetElapsedTime(sign.Start).TotalSeconds);
            }

            if (!where.EndsWith("before", StringComparison.Ordinal))
                own?.Dispose();
        }

        _rows.Add([what, where, first.Best, first.Median, end.Best, end.Median]);
    }

    private sealed class FirstSign : IProgress<TrainingProgress>
    {
        private double? _seconds;

        public long Start { get; } = Stopwatch.GetTimestamp();

        public double Seconds => _seconds ?? double.NaN;

        /// <summary>What moves the bar, or the next phase.</summary>
        public void Report(TrainingProgress value)
        {
            if (value.Done > 0 || value.State > TrainingState.Preparing)
                _seconds ??= Stopwatch.GetElapsedTime(Start).TotalSeconds;
        }
    }
}
