using MLKids.Bench.Accuracy;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Bench;

/// <summary>Right answers on photos that were not learned from, for the product's way and for ways that might be better.</summary>
internal sealed class AccuracyBench(BenchOptions options, Report report)
{
    private static readonly int[] Sizes = [10, 20, 50];

    /// <summary>Softmax head on the same features, 35 test photos a label, five seeds: measured elsewhere with other code.</summary>
    private static readonly Dictionary<string, double[]> Reference = new() { ["flowers"] = [76.9, 81.3, 84.9], ["hand-signs"] = [100, 100, 100] };

    public Task Run()
    {
        var sets = Photos.All(options);
        using (var featurizer = new MobileNetFeaturizer())
            foreach (var set in sets)
                Product(set, FeatureFile.Get(set, featurizer.Id, photo =>
                {
                    var features = new float[featurizer.FeatureLength];
                    featurizer.Featurize(photo, features);
                    return features;
                }));
        Variants(sets);
        return Task.CompletedTask;
    }

    private void Product(Photos set, FeatureFile features)
    {
        var labels = set.Labels.Select(label => label.Label).ToArray();
        var rows = new List<object?[]>();
        foreach (var held in (int?[])[35, null])
            foreach (var preset in Preset.Own)
            {
                var means = new List<double>();
                foreach (var (size, at) in Sizes.Select((size, at) => (size, at)))
                {
                    var results = new Trial(size, held).Run(features.Rows, labels, TrainerOf(preset, size * labels.Length, labels.Length));
                    means.Add(results.Average());
                    var reference = Reference.TryGetValue(set.Name, out var known) ? known[at] : (double?)null;
                    rows.Add([held is { } n ? $"{n} a label" : "the rest", preset, size, means[^1], Deviation(results), reference, means[^1] - reference, ""]);
                }

                if (Reference.TryGetValue(set.Name, out var all))
                    rows.Add([held is { } m ? $"{m} a label" : "the rest", preset, "mean", means.Average(), "", all.Average(), means.Average() - all.Average(), report.Verdict(all.Average() - means.Average(), 1)]);
            }

        report.Table(
            $"{set.Name}: {labels.Length} labels, {set.Count} photos; % right, mean and standard deviation of {Trial.Seeds} seeds",
            ["tested on", "preset", "photos a label", "mean", "sd", "reference", "difference", "≥ reference - 1"],
            rows);
    }

    private void Variants(IReadOnlyList<Photos> sets)
    {
        var rows = new List<object?[]>();
        foreach (var variant in FeatureVariant.All)
            using (variant)
            {
                var row = new List<object?> { variant.Id };
                var times = new List<double>();
                foreach (var set in sets)
                {
                    options.Stop.ThrowIfCancellationRequested();
                    var labels = set.Labels.Select(label => label.Label).ToArray();
                    var features = FeatureFile.Get(set, "v1 " + variant.Id, variant.Compute);
                    times.Add(features.Milliseconds);
                    foreach (var preset in Preset.Own)
                        row.Add(string.Join(" / ", Sizes.Select(size => Report.Text(
                            $"{new Trial(size, null).Run(features.Rows, labels, TrainerOf(preset, size * labels.Length, labels.Length)).Average():0.0}"))));
                }

                row.Add(times.Average());
                rows.Add([.. row]);
            }

        report.Table(
            "Other ways to look at a photo: % right at 10 / 20 / 50 photos a label, tested on the rest; ms a photo with decoding (median, when computed)",
            ["view", .. sets.SelectMany(set => Preset.Own.Select(preset => $"{set.Name}, {preset}")), "ms"],
            rows);
    }

    private static ITrainer TrainerOf(Preset preset, int rows, int labels) =>
        (ITrainer)TrainerCatalog.All[Presets.For(ModelKind.Pictures, preset, rows, labels).TrainerId];

    private static double Deviation(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Length - 1));
    }
}
