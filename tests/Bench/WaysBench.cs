using System.Diagnostics;
using MLKids.Bench.Accuracy;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;
using MLKids.Packs.Learning;

namespace MLKids.Bench;

/// <summary>The sample plugins' ways to learn beside our own: right answers on photos that were not learned from, and what the wire to a plugin's process costs.</summary>
internal sealed class WaysBench(BenchOptions options, Report report)
{
    private const int Size = 20;

    public Task Run()
    {
        var samples = Path.Combine(Photos.Root, "samples", "plugins");
        using var catalog = new LearningCatalog();
        catalog.Use([PluginLearning.Read(Path.Combine(samples, "nearest-neighbours")), PluginLearning.Read(Path.Combine(samples, "colours-only"))]);
        var rows = new List<object?[]>();
        foreach (var set in Photos.All(options))
        {
            var labels = set.Labels.Select(label => label.Label).ToArray();
            foreach (var preset in Preset.Own.Concat(catalog.Others.Where(row => row.Kind == ModelKind.Pictures).Select(row => row.Preset)))
            {
                options.Stop.ThrowIfCancellationRequested();
                var row = catalog.Preset(ModelKind.Pictures, preset, Size * labels.Length, labels.Length);
                var featurizer = row.FeaturizerId is { } id ? catalog.Featurizers.Load(ModelKind.Pictures, id, "") : catalog.Featurizers.For(ModelKind.Pictures);
                var features = FeatureFile.Get(set, featurizer.Id, photo => Featurize(featurizer, photo));
                var trainer = ((ITrainer)catalog.Trainers[row.TrainerId]).With(row.Numbers);
                var right = new Trial(Size, null).Run(features.Rows, labels, trainer);
                var (fit, answer) = Times(features, labels, trainer);
                rows.Add([set.Name, row.DisplayName.Length > 0 ? row.DisplayName : preset.Id, right.Average(), features.Milliseconds, fit, answer]);
            }
        }

        report.Table(
            $"{Size} photos a label, tested on the rest, mean of {Trial.Seeds} seeds; ms a photo with decoding, ms of a fit, µs of an answer (those of plugins through the pipe)",
            ["photos", "way", "% right", "ms a photo", "ms a fit", "µs an answer"],
            rows);
        return Task.CompletedTask;
    }

    private static float[] Featurize(IFeaturizer featurizer, byte[] photo)
    {
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(photo, features);
        return features;
    }

    /// <summary>The second of two fits (the first may start a process), and the mean of 500 answers.</summary>
    private static (double Fit, double Answer) Times(FeatureFile features, string[] labels, ITrainer trainer)
    {
        var learn = features.Rows.SelectMany((rows, label) => rows.Take(Size).Select(row => (Row: row, Label: label))).ToList();
        var table = new ExampleTable([.. learn.SelectMany(l => l.Row)], learn[0].Row.Length, labels, [.. learn.Select(l => l.Label)]);
        trainer.Fit(table, 1, null, default);
        var clock = Stopwatch.StartNew();
        var head = trainer.Fit(table, 1, null, default);
        var fit = clock.Elapsed.TotalMilliseconds;
        var probabilities = new float[labels.Length];
        head.Predict(learn[0].Row, probabilities);
        clock.Restart();
        for (var i = 0; i < 500; i++)
            head.Predict(learn[i % learn.Count].Row, probabilities);
        return (fit, clock.Elapsed.TotalMicroseconds / 500);
    }
}
