using System.Collections.Concurrent;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Trainers.Sounds;
using MLKids.Learning.Training;

namespace MLKids.Bench.Sounds;

/// <summary>Learns some takes the way of a preset and asks others, clean and with noise under them.</summary>
internal sealed class SoundTrial(SoundFeaturizer featurizer)
{
    /// <summary>As loud as what facts and original call about 10 dB.</summary>
    private const float Noise = 0.3f;

    private readonly ConcurrentDictionary<(string, string), float[]> _noisy = [];
    private readonly ConcurrentDictionary<(string, string), float[]> _views = [];

    /// <returns>Percent right of clean takes, and of the same with noise under them.</returns>
    internal (double Clean, double Noisy) Run(IReadOnlyList<SoundTake> learn, IReadOnlyList<SoundTake> ask, IReadOnlyList<SoundTake> askNoise, Preset preset, int seed)
    {
        var labels = learn.Select(take => take.Label).Distinct().ToArray();
        var row = SoundPresets.Rows.First(r => r.Preset == preset && r.Size == Presets.SizeOf(learn.Count, labels.Length));
        var rows = learn.Select(take => (take.Features, take.Label)).Concat(Views(learn, row.Numbers)).ToArray();
        var table = new ExampleTable(
            [.. rows.SelectMany(r => r.Item1)], featurizer.FeatureLength, labels, [.. rows.Select(r => Array.IndexOf(labels, r.Item2))], [.. learn.Select((_, i) => i), .. Parents(learn, row.Numbers)]);
        var head = new SoundHeadTrainer().With(row.Numbers).Fit(table, seed, null, default);
        var probabilities = new float[labels.Length];
        var random = new Random(seed);
        return (100 * ask.Average(take => Right(take.Features, take.Label)), 100 * ask.Average(take => Right(WithNoise(take, askNoise[random.Next(askNoise.Count)]), take.Label)));

        int Right(float[] features, string label)
        {
            head.Predict(features, probabilities);
            return labels[Array.IndexOf(probabilities, probabilities.Max())] == label ? 1 : 0;
        }
    }

    private IReadOnlyList<ExtraView> Plan(IReadOnlyList<SoundTake> learn, IReadOnlyDictionary<string, double> numbers) =>
        featurizer.Plan([.. learn.Select(take => new ViewedExample(take.Hash, take.Label, () => take.Wav))], numbers);

    private IEnumerable<int> Parents(IReadOnlyList<SoundTake> learn, IReadOnlyDictionary<string, double> numbers) => Plan(learn, numbers).Select(view => view.Parent);

    private IEnumerable<(float[], string)> Views(IReadOnlyList<SoundTake> learn, IReadOnlyDictionary<string, double> numbers) => Plan(learn, numbers).Select(view =>
        (_views.GetOrAdd((learn[view.Parent].Hash, view.Key), _ =>
        {
            var features = new float[featurizer.FeatureLength];
            view.Featurize(learn[view.Parent].Wav, view.Other is { } other ? learn[other].Wav : [], features);
            return features;
        }), learn[view.Parent].Label));

    private float[] WithNoise(SoundTake take, SoundTake noise) => take.Label == SoundLabels.Background ? take.Features : _noisy.GetOrAdd((take.Hash, noise.Hash), _ =>
    {
        var second = SoundClip.Read(take.Wav).Samples.ToArray();
        NoiseMix.Add(second, SoundClip.Read(noise.Wav).Samples, Noise);
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(second, features);
        return features;
    });
}
