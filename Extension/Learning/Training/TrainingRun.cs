using System.Diagnostics;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training;

/// <summary>The work of one <see cref="TrainingJob"/>, from examples to the saved model.</summary>
internal sealed class TrainingRun(
    TrainingRequest request,
    TrainingJob job,
    IReadOnlyDictionary<string, ITrainer> trainers,
    IFeaturizer featurizer,
    ModelStore store,
    TimeProvider time)
{
    // Where each phase ends on the bar. Featurizing dominates a first training; without it the bar jumps, which no child minds.
    private const double Prepared = 0.5, Learned = 0.65, Checked = 0.97;
    private const int MostLossPoints = 200;

    private readonly Dictionary<string, double> _seconds = [];
    private readonly Stopwatch _clock = new();

    public TrainingReport Run()
    {
        using var meter = new MemoryMeter();
        var project = request.Project;
        if (project.IsReadOnly)
            throw ProjectTrouble.Unwritable(project.Path, "it was opened for reading only, so a new model cannot be kept");
        var state = ModelStore.DataState(project, job.Model.Id);
        Begin(TrainingState.Preparing, 0, "looking at the examples");
        TrainingCheck.Require(Counts(null));
        var features = new FeatureCache(project).Fill(job.Model.Id, featurizer, request.Workers, new FeatureBar(job, Prepared), job.Token);
        using var loaded = ExampleLoader.Load(
            project, job.Model.Id, featurizer.Id, featurizer.FeatureLength, request.Budget, (featurizer as IFingerprintingFeaturizer)?.NearDuplicateBits ?? 0);
        var skipped = features.Skipped.Concat(loaded.Damaged).ToList();
        var counts = Counts(loaded);
        TrainingCheck.Require(counts);
        var warnings = TrainingCheck.Warnings(project, job.Model.Id, counts, skipped.Count).ToList();

        var source = Learnable(loaded, counts, out var learn, out var test);
        var preset = Presets.For(job.Model.Kind, request.Preset, learn.Length, source.Source.Labels.Count);
        var trainer = trainers.GetValueOrDefault(preset.TrainerId) ?? throw new LearningException(
            LearningCodes.MissingFeaturizer,
            "A part of MLKids is missing. Ask for help.",
            $"No trainer '{preset.TrainerId}'; available are: {string.Join(", ", trainers.Keys.Order(StringComparer.Ordinal))}.");

        Begin(TrainingState.Learning, Prepared, "learning");
        var head = Fit(trainer, source.Source, learn);

        Begin(TrainingState.Checking, Learned, "checking");
        var check = new AccuracyCheck(request, done => Tell(TrainingState.Checking, Learned + ((Checked - Learned) * done), "checking"), job.Token)
            .Run(trainer, head, source, learn, test);
        warnings.AddRange(check.Warnings);

        var report = new TrainingReport
        {
            ModelName = job.Model.Name,
            Preset = request.Preset,
            Reason = request.Reason,
            FeaturizerId = featurizer.Id,
            TrainerId = trainer.Id,
            Seed = request.Seed,
            Examples = learn.Length,
            TestExamples = test.Length,
            Labels = check.Scores.Labels,
            Skipped = skipped,
            Accuracy = check.Scores.Accuracy,
            AccuracyKind = check.Kind,
            Folds = check.Folds,
            AccuracyNote = check.Note,
            Confusion = check.Scores.Confusion,
            Mistakes = check.Scores.Mistakes,
            LossHistory = Thin(job.LossHistory),
            Seconds = _seconds,
            PeakMemoryMB = meter.PeakMB,
            Streaming = loaded.Streaming,
            Warnings = warnings,
            Date = time.GetUtcNow(),
            ModelHash = "",
        };
        Begin(TrainingState.Saving, Checked, "saving");
        return store.Save(job.Model.Id, source.Source.Labels, head, state, report).Report;
    }

    private static IReadOnlyList<LossPoint> Thin(IReadOnlyList<LossPoint> losses)
    {
        if (losses.Count <= MostLossPoints)
            return losses;
        var step = (losses.Count - 1) / (double)(MostLossPoints - 1);
        return [.. Enumerable.Range(0, MostLossPoints).Select(i => losses[(int)Math.Round(i * step)])];
    }

    /// <summary>
    /// Labels that have only rows put aside cannot be learned: their rows are left out, so that the trainer sees no label without rows.
    /// </summary>
    private static LoadedExamples Learnable(LoadedExamples loaded, IReadOnlyList<(string Label, int Count)> counts, out int[] learn, out int[] test)
    {
        var all = loaded.Source;
        var usable = counts.Where(label => label.Count > 0).Select(label => label.Label).ToHashSet(StringComparer.Ordinal);
        var rows = Enumerable.Range(0, all.Count).Where(row => usable.Contains(all.Labels[all.LabelOf(row)])).ToArray();
        if (rows.Length < all.Count)
            loaded = loaded with
            {
                Source = new RelabelledSubset(all, rows, [.. all.Labels.Where(usable.Contains)]),
                ExampleIds = [.. rows.Select(row => loaded.ExampleIds[row])],
                ForTesting = [.. rows.Select(row => loaded.ForTesting[row])],
            };
        var testing = loaded.ForTesting;
        learn = [.. Enumerable.Range(0, testing.Count).Where(row => !testing[row])];
        test = [.. Enumerable.Range(0, testing.Count).Where(row => testing[row])];
        return loaded;
    }

    private IHead Fit(ITrainer trainer, IExampleSource source, int[] learn)
    {
        var rows = learn.Length == source.Count ? source : new ExampleSubset(source, learn);
        return trainer.Fit(
            rows,
            request.Seed,
            new Told(fit =>
            {
                job.AddLoss(new LossPoint(fit.Round, fit.Loss));
                Tell(TrainingState.Learning, Prepared + ((Learned - Prepared) * fit.Done), "learning", fit.Loss);
            }),
            job.Token);
    }

    /// <summary>Examples to learn from by label: of the whole model before featurizing, of the usable rows after it.</summary>
    private List<(string Label, int Count)> Counts(LoadedExamples? loaded)
    {
        var project = request.Project;
        var labels = project.Labels.Of(job.Model.Id);
        if (loaded is null)
            return [.. labels.Select(label => (label.Name, (int)project.Read(db => db.Number(
                "SELECT count(*) FROM example WHERE label_id = $label AND for_testing = 0", ("$label", label.Id)))))];
        var counts = Enumerable.Range(0, loaded.Source.Count)
            .Where(row => !loaded.ForTesting[row])
            .CountBy(row => loaded.Source.Labels[loaded.Source.LabelOf(row)])
            .ToDictionary(StringComparer.Ordinal);
        return [.. labels.Select(label => (label.Name, counts.GetValueOrDefault(label.Name)))];
    }

    private void Begin(TrainingState state, double done, string text)
    {
        if (_clock.IsRunning)
            _seconds[job.State.ToString()] = Math.Round(_clock.Elapsed.TotalSeconds, 3);
        _clock.Restart();
        Tell(state, done, text);
    }

    private void Tell(TrainingState state, double done, string text, double? loss = null) => job.Tell(state, done, text, loss);

    private sealed class FeatureBar(TrainingJob job, double end) : IProgress<FeatureProgress>
    {
        public void Report(FeatureProgress value) => job.Tell(
            TrainingState.Preparing,
            value.Total == 0 ? end : end * value.Done / value.Total,
            value.Total == 0 ? "all examples are known" : $"{value.Done} of {value.Total} examples looked at");
    }
}
