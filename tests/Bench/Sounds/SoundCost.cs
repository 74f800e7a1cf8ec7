using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Trainers.Sounds;
using MLKids.Learning.Training;

namespace MLKids.Bench.Sounds;

/// <summary>Milliseconds of one sound and of one training.</summary>
internal sealed class SoundCost(Report report, SoundFeaturizer featurizer)
{
    private const int Repeats = 60;

    internal void Run()
    {
        var features = new float[featurizer.FeatureLength];
        byte[] small = SoundClip.FromSamples(Voice(1, 16_000)).ToWav(), large = Stereo(Voice(1, 44_100));
        var clip = SoundClip.Read(small).Samples.ToArray();
        var rows = new List<object?[]>();
        Row("read 1 s of 16 kHz", () => SoundClip.Read(small), null);
        Row("read 1 s of 44.1 kHz stereo", () => SoundClip.Read(large), null);
        Row("features of a second", () => featurizer.Featurize(clip, features), null);
        Row("a file of 16 kHz to features", () => featurizer.Featurize(small, features), 6);
        Row("a file of 44.1 kHz stereo to features", () => featurizer.Featurize(large, features), 6);
        foreach (var preset in Preset.Own)
        {
            var row = SoundPresets.Rows.First(r => r.Preset == preset && r.Size == SizeClass.Default);
            // The accurate preset learns a copy with noise of each row.
            var table = Table(preset == Preset.Accurate ? 1000 : 500);
            Row($"train 10 labels × 50 sounds, {preset}, cached features", () => new SoundHeadTrainer().With(row.Numbers).Fit(table, 1, null, default), 1000);
        }
        report.Table("Cost on one core, ms", ["what", "best", "median", "wanted", ""], rows);

        void Row(string what, Action action, double? wanted)
        {
            action();
            var samples = new Samples();
            for (var i = 0; i < (wanted > 100 ? 5 : Repeats); i++)
                samples.Time(action);
            rows.Add([what, samples.Best, samples.Median, wanted, wanted is { } most ? report.Verdict(samples.Best, most) : ""]);
        }
    }

    private ExampleTable Table(int count)
    {
        var random = new Random(1);
        var length = featurizer.FeatureLength;
        var features = new float[count * length];
        for (var i = 0; i < features.Length; i++)
            features[i] = random.NextSingle() + (i / length % 10 == i % 10 ? 0.3f : 0);
        return new(features, length, [.. Enumerable.Range(0, 10).Select(i => $"{i}")], [.. Enumerable.Range(0, count).Select(i => i % 10)], [.. Enumerable.Range(0, count).Select(i => i % 500)]);
    }

    private static float[] Voice(double seconds, int rate)
    {
        var random = new Random(2);
        return [.. Enumerable.Range(0, (int)(seconds * rate)).Select(i => (float)((0.3 * Math.Sin(i * 900.0 / rate) * Math.Sin(i * 12.0 / rate)) + (0.02 * random.NextDouble())))];
    }

    /// <summary>The same on both channels.</summary>
    private static byte[] Stereo(float[] samples)
    {
        var both = samples.SelectMany(sample => new[] { sample, sample }).ToArray();
        var file = WavWriter.Pcm16(both, 44_100);
        file[22] = 2;
        file[32] = 4;
        return file;
    }
}
