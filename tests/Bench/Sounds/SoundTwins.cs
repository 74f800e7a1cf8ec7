using System.Numerics;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Bench.Sounds;

/// <summary>Bits in which fingerprints differ: of copies of one recording, which are to be found, and of different takes of one word, which are not.</summary>
internal sealed class SoundTwins(Report report, SoundFeaturizer featurizer)
{
    /// <summary>The last two are not promised: to find them too, the fingerprint would have to overlook so much that 3 to 10 % of different takes were joined.</summary>
    private static readonly (string Name, bool Promised, Func<float[], float[]> Change)[] Copies =
    [
        ("half as loud", true, samples => Array.ConvertAll(samples, s => s / 2)),
        ("to 44.1 kHz and back", true, samples => Resampled(Resampled(samples, 16_000, 44_100), 44_100, 16_000)),
        ("3 ms later", true, samples => [.. new float[48], .. samples[..^48]]),
        ("8 bits", false, samples => Array.ConvertAll(samples, s => MathF.Round(s * 127) / 127)),
        ("noise 30 dB below", false, samples => Noisy(samples, 0.03f)),
    ];

    internal void Run(SoundSet set)
    {
        var takes = set.Digits.Concat(set.Keywords).ToArray();
        var prints = Array.ConvertAll(takes, take => Print(SoundClip.Read(take.Wav).Samples.ToArray()));
        var rows = new List<object?[]>();
        foreach (var (name, promised, change) in Copies)
            Row(name, takes.Select((take, i) => Distance(prints[i], Print(change(SoundClip.Read(take.Wav).Samples.ToArray())))), copies: true, promised);
        Row("other take, same word and speaker", Pairs((a, b) => a.Label == b.Label && a.Speaker == b.Speaker), copies: false);
        Row("same word", Pairs((a, b) => a.Label == b.Label), copies: false);
        Row("any two", Pairs((_, _) => true), copies: false);
        report.Table($"Fingerprints: {takes.Length} takes, bits that differ (at most {featurizer.NearDuplicateBits} of 64 is taken for a copy)", ["what", "pairs", "median", "worst percent", "worst", "taken for copies, %", ""], rows);

        void Row(string name, IEnumerable<int> distances, bool copies, bool promised = true)
        {
            var sorted = copies ? distances.OrderDescending().ToArray() : distances.Order().ToArray();
            var found = 100.0 * sorted.Count(d => d <= featurizer.NearDuplicateBits) / sorted.Length;
            rows.Add([name, sorted.Length, sorted[sorted.Length / 2], sorted[sorted.Length / 100], sorted[0], found, promised ? report.Verdict(copies ? found >= 95 : found <= 0.5) : ""]);
        }

        IEnumerable<int> Pairs(Func<SoundTake, SoundTake, bool> wanted) =>
            from a in Enumerable.Range(0, takes.Length) from b in Enumerable.Range(0, a) where wanted(takes[a], takes[b]) select Distance(prints[a], prints[b]);
    }

    private static int Distance(ulong a, ulong b) => BitOperations.PopCount(a ^ b);

    private ulong Print(float[] samples) => featurizer.FeaturizeAndFingerprint(SoundClip.FromSamples(samples).ToWav(), new float[featurizer.FeatureLength]);

    private static float[] Noisy(float[] samples, float ratio)
    {
        var copy = samples.ToArray();
        NoiseMix.Add(copy, SoundNoise.Second(NoiseColour.Pink, 77), ratio);
        return copy;
    }

    private static float[] Resampled(float[] samples, int from, int to)
    {
        var resampler = Resampler.Between(from, to);
        var output = new float[resampler.OutputLength(samples.Length)];
        long first = resampler.FirstInput(0), last = resampler.LastInput(output.Length - 1);
        var padded = new float[last - first + 1];
        samples.AsSpan(0, (int)Math.Min(samples.Length, last + 1)).CopyTo(padded.AsSpan((int)-first));
        resampler.Run(padded, first, 0, output);
        return output.Length >= 16_000 && to == 16_000 ? output[..16_000] : output;
    }
}
