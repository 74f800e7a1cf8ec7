using System.Collections.Concurrent;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Trainers.Sounds;
using MLKids.Learning.Training;

namespace MLKids.Bench.Sounds;

/// <summary>Rows to learn from and to ask, clean and with noise under them.</summary>
internal sealed record SoundRows(string[] Labels, float[][] Learn, int[] LearnLabels, int[] Groups, float[][] Clean, float[][] Noisy, int[] AskLabels);

/// <summary>Makes the rows of trials the way a preset does, and asks our head.</summary>
internal sealed class SoundTrial(SoundFeaturizer featurizer)
{
    /// <summary>As loud against the word as what is mixed in for training: about 10 dB below it.</summary>
    private const float Noise = 0.3f;

    private readonly ConcurrentDictionary<(string Take, string Other), float[]> _mixed = [];

    internal SoundRows Prepare(IReadOnlyList<SoundTake> learn, IReadOnlyList<SoundTake> ask, IReadOnlyList<SoundTake> askNoise, Preset preset, int seed)
    {
        var labels = learn.Select(take => take.Label).Distinct().ToArray();
        var views = featurizer.Plan([.. learn.Select(take => new ViewedExample(take.Hash, take.Label, () => take.Wav))], Row(learn.Count, labels.Length, preset).Numbers);
        var parents = Enumerable.Range(0, learn.Count).Concat(views.Select(view => view.Parent)).ToArray();
        var random = new Random(seed);
        return new(
            labels,
            [.. learn.Select(take => take.Features), .. views.Select(view => View(view, learn))],
            Array.ConvertAll(parents, parent => Array.IndexOf(labels, learn[parent].Label)),
            parents,
            [.. ask.Select(take => take.Features)],
            [.. ask.Select(take => WithNoise(take, askNoise[random.Next(askNoise.Count)]))],
            [.. ask.Select(take => Array.IndexOf(labels, take.Label))]);
    }

    /// <returns>Percent right of clean takes, and of the same with noise under them.</returns>
    internal (double Clean, double Noisy) Ask(SoundRows rows, Preset preset, int seed)
    {
        var table = new ExampleTable([.. rows.Learn.SelectMany(row => row)], featurizer.FeatureLength, rows.Labels, rows.LearnLabels, rows.Groups);
        var head = new SoundHeadTrainer().With(Row(rows.Groups.Max() + 1, rows.Labels.Length, preset).Numbers).Fit(table, seed, null, default);
        var probabilities = new float[rows.Labels.Length];
        return (Right(rows.Clean), Right(rows.Noisy));

        double Right(float[][] asked) => 100.0 * asked.Where((row, i) =>
        {
            head.Predict(row, probabilities);
            return Array.IndexOf(probabilities, probabilities.Max()) == rows.AskLabels[i];
        }).Count() / asked.Length;
    }

    private static PresetSettings Row(int count, int labels, Preset preset) => SoundPresets.Rows.First(r => r.Preset == preset && r.Size == Presets.SizeOf(count, labels));

    private float[] View(ExtraView view, IReadOnlyList<SoundTake> learn) => _mixed.GetOrAdd((learn[view.Parent].Hash, view.Key), _ =>
    {
        var features = new float[featurizer.FeatureLength];
        view.Featurize(learn[view.Parent].Wav, view.Other is { } other ? learn[other].Wav : [], features);
        return features;
    });

    private float[] WithNoise(SoundTake take, SoundTake noise) => take.Label == ProjectNames.BackgroundNoise ? take.Features : _mixed.GetOrAdd((take.Hash, noise.Hash), _ =>
    {
        var second = SoundClip.Read(take.Wav).Samples.ToArray();
        NoiseMix.Add(second, SoundClip.Read(noise.Wav).Samples, Noise);
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(second, features);
        return features;
    });
}
