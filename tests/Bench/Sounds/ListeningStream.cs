using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Bench.Sounds;

/// <summary>Five minutes of sound: 60 words that were learned, 40 that were not, noise between them, and a minute of noise that nobody has heard.</summary>
internal sealed class ListeningStream
{
    private readonly List<float> _samples = [];
    private readonly List<(long Start, string Label, bool IsKnown)> _words = [];
    private readonly Random _random;

    /// <param name="known">Words of labels that were learned, other recordings.</param>
    /// <param name="unknown">Words that were not learned.</param>
    /// <param name="noise">Background that was not learned from; six times, each time of another loudness.</param>
    /// <param name="seed">Order, pauses, noise.</param>
    public ListeningStream(IEnumerable<SoundTake> known, IEnumerable<SoundTake> unknown, IReadOnlyList<SoundTake> noise, int seed)
    {
        _random = new Random(seed);
        var words = known.Select(take => (take, true)).Concat(unknown.Select(take => (take, false))).ToArray();
        _random.Shuffle(words);
        foreach (var (take, isKnown) in words)
        {
            Pause(1 + _random.NextDouble());
            _words.Add((_samples.Count, take.Label, isKnown));
            _samples.AddRange(SoundClip.Read(take.Wav).Samples);
        }

        Pause(2);
        for (var i = 0; i < 6; i++)
            foreach (var take in noise)
                _samples.AddRange(AtLevel(SoundClip.Read(take.Wav).Samples.ToArray(), -50 + 18 * _random.NextDouble()));
    }

    public float[] Samples => [.. _samples];

    public double Seconds => (double)_samples.Count / SoundClip.Rate;

    /// <summary>Which word a hearing belongs to: one that began less than 2.25 s before, for then it is still in the averaged windows. Null for noise.</summary>
    public (long Start, string Label, bool IsKnown)? WordAt(long position)
    {
        var found = _words.LastOrDefault(word => word.Start < position - SoundClip.Rate / 4);
        return found.Label is not null && position - found.Start < SoundClip.Rate * 9 / 4 ? found : null;
    }

    /// <summary>A second of noise as rooms have it, -50 to -32 dBFS.</summary>
    public static float[] RoomNoise(Random random) =>
        AtLevel(SoundNoise.Second((NoiseColour)random.Next(3), (uint)random.Next(1, int.MaxValue)), -50 + 18 * random.NextDouble());

    private void Pause(double seconds)
    {
        var noise = RoomNoise(_random);
        for (var i = 0; i < (int)(seconds * SoundClip.Rate); i++)
            _samples.Add(noise[i % noise.Length]);
    }

    private static float[] AtLevel(float[] samples, double decibels)
    {
        var gain = MathF.Pow(10, ((float)decibels - SoundClip.LevelOf(samples)) / 20);
        return [.. samples.Select(sample => sample * gain)];
    }
}
