using System.Globalization;
using System.Numerics.Tensors;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>Puts background noise under a sound.</summary>
internal static class NoiseMix
{
    private const int Frame = 160;

    /// <summary>Frames quieter than the loudest by more than 20 dB are pauses.</summary>
    private const float ActivePart = 0.01f;

    /// <summary>A noise for a clip: each clip has its favourite, and keeps it when others come or go (highest random weight, Thaler and Ravishankar 1996).</summary>
    /// <returns>Index of the noise.</returns>
    internal static int Choose(ulong clip, IReadOnlyList<ulong> noises)
    {
        var best = 0;
        for (var i = 1; i < noises.Count; i++)
            if (Mixed(clip, noises[i]) > Mixed(clip, noises[best]))
                best = i;
        return best;
    }

    /// <summary>The first 64 bits of a content's hash.</summary>
    internal static ulong Number(string contentHash) => ulong.Parse(contentHash.AsSpan(0, 16), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    /// <summary>Adds noise so that its RMS level is <paramref name="ratio"/> times that of the sound where it is heard (0.3 is about 10 dB below).</summary>
    /// <param name="second">16,000 samples; changed.</param>
    /// <param name="noise">16,000 samples; silent noise changes nothing.</param>
    /// <param name="ratio">0 and up.</param>
    internal static void Add(Span<float> second, ReadOnlySpan<float> noise, float ratio)
    {
        var level = Level(noise);
        if (level > 0)
            TensorPrimitives.MultiplyAdd(noise, ratio * ActiveLevel(second) / level, second, second);
    }

    /// <summary>One second of a noise recording; which one of a long recording is chosen by the clip that it is for.</summary>
    internal static ReadOnlySpan<float> Part(ReadOnlySpan<float> noise, ulong clip, Span<float> room)
    {
        if (noise.Length <= SoundClip.WindowLength)
            return SoundNoise.Fit(noise, room);
        return noise.Slice((int)(Mixed(clip, (ulong)noise.Length) % (ulong)(noise.Length - SoundClip.WindowLength)), SoundClip.WindowLength);
    }

    /// <summary>RMS of the frames that are no pauses.</summary>
    internal static float ActiveLevel(ReadOnlySpan<float> second)
    {
        Span<float> energies = stackalloc float[SoundClip.WindowLength / Frame];
        for (var i = 0; i < energies.Length; i++)
            energies[i] = TensorPrimitives.SumOfSquares(second.Slice(i * Frame, Frame));
        var least = ActivePart * TensorPrimitives.Max<float>(energies);
        var (sum, count) = (0f, 0);
        foreach (var energy in energies)
            if (energy >= least)
                (sum, count) = (sum + energy, count + 1);
        return MathF.Sqrt(sum / (count * Frame));
    }

    private static float Level(ReadOnlySpan<float> samples) => MathF.Sqrt(TensorPrimitives.SumOfSquares(samples) / samples.Length);

    /// <summary>SplitMix64's finaliser (Steele et al. 2014) over both.</summary>
    private static ulong Mixed(ulong a, ulong b)
    {
        var x = a ^ ulong.RotateLeft(b, 32);
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
