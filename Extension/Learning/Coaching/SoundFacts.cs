using System.Numerics.Tensors;
using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Learning.Coaching;

/// <summary>What is measured of a sound.</summary>
/// <param name="Level">Of the loudest second, in dBFS.</param>
/// <param name="Clipped">Part of the samples at full scale, 0..1.</param>
/// <param name="Active">Seconds in which something is heard: at most <see cref="ActiveRange"/> dB below the loudest 10 ms, and above silence.</param>
internal sealed record SoundFacts(float Level, float Clipped, float Active)
{
    /// <summary>Floats of all facts.</summary>
    public const int Length = 3;

    private const float FullScale = 0.97f, ActiveRange = 25;
    private const int Step = SoundClip.Rate / 100;

    /// <param name="samples">16 kHz, one channel, -1..1.</param>
    public static SoundFacts Of(ReadOnlySpan<float> samples)
    {
        var levels = new float[samples.Length / Step];
        for (var i = 0; i < levels.Length; i++)
            levels[i] = SoundClip.LevelOf(samples.Slice(i * Step, Step));
        var from = levels.Length == 0 ? 0 : Math.Max(SoundClip.SilenceDecibels, TensorPrimitives.Max<float>(levels) - ActiveRange);
        var clipped = 0;
        foreach (var sample in samples)
            clipped += Math.Abs(sample) >= FullScale ? 1 : 0;
        var start = SoundClip.LoudestWindow(samples);
        return new SoundFacts(
            SoundClip.LevelOf(samples.Slice(start, Math.Min(SoundClip.WindowLength, samples.Length - start))),
            samples.IsEmpty ? 0 : clipped / (float)samples.Length,
            levels.Count(level => level > from) / 100f);
    }

    public static SoundFacts Read(ReadOnlySpan<float> values) => new(values[0], values[1], values[2]);

    public void Write(Span<float> values) => (values[0], values[1], values[2]) = (Level, Clipped, Active);
}
