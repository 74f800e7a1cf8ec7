using System.Security.Cryptography;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Bench.Sounds;

/// <summary>One recording of <c>data/sounds</c>: a word at a random place in one second of faint noise.</summary>
/// <param name="Label">What is said.</param>
/// <param name="Speaker">Who says it; the file's name where nobody knows.</param>
/// <param name="Wav">16 kHz, 16 bits.</param>
/// <param name="Hash">SHA-256 of <paramref name="Wav"/>.</param>
/// <param name="Features">Of <see cref="SoundFeaturizer"/>.</param>
internal sealed record SoundTake(string Label, string Speaker, byte[] Wav, string Hash, float[] Features);

/// <summary>The recordings that lie beside the repository.</summary>
internal sealed class SoundSet
{
    private SoundSet(string folder, SoundFeaturizer featurizer)
    {
        Digits = [.. Read(Path.Combine(folder, "fsdd-digits"), featurizer)];
        Keywords = [.. Read(Path.Combine(folder, "keywords"), featurizer)];
        Background = [.. Directory.GetFiles(Path.Combine(folder, "background_noise"), "*.wav").Order(StringComparer.Ordinal).Select(file => Take(file, ProjectNames.BackgroundNoise, featurizer))];
    }

    internal IReadOnlyList<SoundTake> Digits { get; }

    internal IReadOnlyList<SoundTake> Keywords { get; }

    internal IReadOnlyList<SoundTake> Background { get; }

    internal static SoundSet? Load(SoundFeaturizer featurizer)
    {
        var folder = Path.GetFullPath(Path.Combine(Photos.DefaultFolder, "..", "sounds"));
        return Directory.Exists(folder) ? new SoundSet(folder, featurizer) : null;
    }

    private static IEnumerable<SoundTake> Read(string folder, SoundFeaturizer featurizer) =>
        from label in Directory.GetDirectories(folder).Order(StringComparer.Ordinal)
        from file in Directory.GetFiles(label, "*.wav").Order(StringComparer.Ordinal)
        select Take(file, Path.GetFileName(label), featurizer);

    private static SoundTake Take(string file, string label, SoundFeaturizer featurizer)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var random = new Random(name.Aggregate(17, (sum, letter) => (sum * 31) + letter));
        var samples = SoundClip.Read(File.ReadAllBytes(file)).Samples;
        var second = new float[SoundClip.WindowLength];
        foreach (ref var sample in second.AsSpan())
            sample = 0.001f * ((2 * random.NextSingle()) - 1);
        var length = Math.Min(samples.Length, second.Length);
        samples[..length].CopyTo(second.AsSpan(random.Next(second.Length - length + 1)));
        var wav = SoundClip.FromSamples(second).ToWav();
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(wav, features);
        var parts = name.Split('_');
        return new(label, parts.Length == 3 ? parts[1] : name, wav, Convert.ToHexStringLower(SHA256.HashData(wav)), features);
    }
}
