using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training.Tasks;

/// <summary>Learns to tell labels apart: pictures, sounds, words, numbers.</summary>
internal sealed class LabelTask(IFeaturizer featurizer) : ILearningTask
{
    public LearningResult Run(TrainingSteps steps)
    {
        var (project, model) = (steps.Project, steps.Model);
        TrainingCheck.Require(Counts(steps, null));
        IReadOnlyList<RefusedExample> unreadable = featurizer.IsCheap
            ? []
            : new FeatureCache(project).Fill(model.Id, featurizer, steps.Request.Workers, new Told<FeatureProgress>(steps.Looked), steps.Cancellation).Skipped;
        using var loaded = ExampleLoader.Load(project, model.Id, featurizer, steps.Request.Budget, steps.Cancellation);
        var skipped = unreadable.Concat(loaded.Refused).ToList();
        var counts = Counts(steps, loaded);
        TrainingCheck.Require(counts);
        var warnings = TrainingCheck.Warnings(project, model.Id, counts, skipped.Count).ToList();
        if (featurizer is RowFeaturizer rowed)
            warnings.AddRange(ConstantColumns.Of(rowed.Columns, loaded.Source, steps.Cancellation).Select(TrainingCheck.ConstantColumn));

        var rows = Learnable(loaded, counts, out var learn, out var test);
        var preset = steps.Preset(learn.Length, rows.Source.Labels.Count);
        var trainer = steps.Learner<ITrainer>(preset.TrainerId).With(preset.Numbers);
        using var extra = ExtraRows.Load(
            project, rows, learn, featurizer, preset.Numbers, steps.Request.Budget, steps.Request.Workers, new Told<FeatureProgress>(steps.Looked), steps.Cancellation);
        IExampleSource Subset(int[] some) => extra.Count == 0 && some.Length == rows.Source.Count ? rows.Source : extra.With(some);

        steps.Begin(TrainingState.Learning);
        var head = trainer.Fit(Subset(learn), steps.Request.Seed, new Told<FitProgress>(steps.Fitted), steps.Cancellation);

        steps.Begin(TrainingState.Checking);
        var check = new AccuracyCheck(steps.Request, Subset, steps.Asked, steps.Cancellation).Run(trainer, head, rows, learn, test);
        return new LearningResult(new ModelParts(rows.Source.Labels, featurizer.Id, featurizer.State, head))
        {
            Examples = learn.Length,
            TestExamples = test.Length,
            Skipped = skipped,
            Warnings = [.. warnings, .. check.Warnings],
            Streaming = loaded.Streaming,
            AccuracyKind = check.Kind,
            Folds = check.Folds,
            Note = check.Note,
            Scores = check.Scores,
        };
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

    /// <summary>Examples to learn from by label: of the whole model before featurizing, of the usable rows after it.</summary>
    private static List<(string Label, int Count)> Counts(TrainingSteps steps, LoadedExamples? loaded)
    {
        var labels = steps.Project.Labels.Of(steps.Model.Id);
        if (loaded is null)
            return [.. labels.Select(label => (label.Name, (int)steps.Project.Read(db => db.Number(
                "SELECT count(*) FROM example WHERE label_id = $label AND for_testing = 0", ("$label", label.Id)))))];
        var counts = Enumerable.Range(0, loaded.Source.Count)
            .Where(row => !loaded.ForTesting[row])
            .CountBy(row => loaded.Source.Labels[loaded.Source.LabelOf(row)])
            .ToDictionary(StringComparer.Ordinal);
        return [.. labels.Select(label => (label.Name, counts.GetValueOrDefault(label.Name)))];
    }
}
