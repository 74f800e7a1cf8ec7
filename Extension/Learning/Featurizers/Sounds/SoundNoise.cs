namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>The colours of synthetic noise.</summary>
internal enum NoiseColour
{
    /// <summary>All frequencies alike: hiss.</summary>
    White,

    /// <summary>3 dB less each octave: rain.</summary>
    Pink,

    /// <summary>6 dB less each octave: rumble.</summary>
    Brown,
}

/// <summary>Noise that is the same on every machine and in every version.</summary>
internal static class SoundNoise
{
    /// <summary>What short clips are filled up with: exact zeros would be a sound that no microphone makes.</summary>
    internal const float FaintDecibels = -65;

    private static readonly float[] Faint = MakeFaint();

    /// <summary>One second of noise, of any level.</summary>
    internal static float[] Second(NoiseColour colour, uint seed)
    {
        var noise = new float[SoundClip.WindowLength];
        var state = seed == 0 ? 1 : seed;
        float b0 = 0, b1 = 0, b2 = 0, brown = 0;
        for (var i = 0; i < noise.Length; i++)
        {
            var white = Next(ref state);
            // P. Kellet's economical pink filter (1999).
            b0 = (0.99765f * b0) + (0.0990460f * white);
            b1 = (0.96300f * b1) + (0.2965164f * white);
            b2 = (0.57000f * b2) + (1.0526913f * white);
            brown = (0.995f * brown) + (0.1f * white);
            noise[i] = colour switch { NoiseColour.White => white, NoiseColour.Pink => b0 + b1 + b2 + (0.1848f * white), _ => brown };
        }
        return noise;
    }

    /// <summary>The second that is heard: the loudest of a long sound, a short one in the middle of faint noise, one of a second as it is.</summary>
    internal static ReadOnlySpan<float> Fit(ReadOnlySpan<float> samples, Span<float> room)
    {
        if (samples.Length >= SoundClip.WindowLength)
            return samples.Slice(SoundClip.LoudestWindow(samples), SoundClip.WindowLength);
        Faint.CopyTo(room);
        samples.CopyTo(room[((SoundClip.WindowLength - samples.Length) / 2)..]);
        return room;
    }

    private static float[] MakeFaint()
    {
        var noise = Second(NoiseColour.White, 1);
        var gain = MathF.Pow(10, (FaintDecibels - SoundClip.LevelOf(noise)) / 20);
        for (var i = 0; i < noise.Length; i++)
            noise[i] *= gain;
        return noise;
    }

    /// <summary>Xorshift (Marsaglia 2003), to -1..1.</summary>
    private static float Next(ref uint state)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return ((state >> 8) / (float)(1 << 23)) - 1;
    }
}
