using System.Numerics.Tensors;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>Triangular filters, evenly spaced on a mel scale, over the bins of <see cref="Spectrogram"/>.</summary>
internal sealed class MelBank
{
    private readonly (int Start, float[] Weights)[] _bands;

    private MelBank(int bands, double lowest, double highest, Func<double, double> toMel, Func<double, double> toHertz, bool evenArea)
    {
        double from = toMel(lowest), step = (toMel(highest) - from) / (bands + 1);
        var edges = Enumerable.Range(0, bands + 2).Select(i => toHertz(from + (i * step))).ToArray();
        _bands = [.. Enumerable.Range(0, bands).Select(i => Band(edges[i], edges[i + 1], edges[i + 2], evenArea))];
    }

    /// <summary>40 bands from 60 to 7800 Hz on the scale of HTK: our own statistics.</summary>
    internal static MelBank Wide { get; } = new(
        40, 60, 7800, hertz => 2595 * Math.Log10(1 + (hertz / 700)), mel => 700 * (Math.Pow(10, mel / 2595) - 1), evenArea: false);

    /// <summary>32 bands from 60 to 3800 Hz on Slaney's scale (Auditory Toolbox 1998), each of the same area: what the speech embedding hears.</summary>
    internal static MelBank Speech { get; } = new(32, 60, 3800, ToSlaney, FromSlaney, evenArea: true);

    internal int Count => _bands.Length;

    /// <summary>Power of each band in each frame.</summary>
    /// <param name="power">Frames × Bins.</param>
    /// <param name="bands">Takes Frames × <see cref="Count"/>.</param>
    internal void Apply(ReadOnlySpan<float> power, Span<float> bands)
    {
        for (var frame = 0; frame < Spectrogram.Frames; frame++)
        {
            var bins = power.Slice(frame * Spectrogram.Bins, Spectrogram.Bins);
            for (var band = 0; band < _bands.Length; band++)
            {
                var (start, weights) = _bands[band];
                bands[(frame * _bands.Length) + band] = TensorPrimitives.Dot(weights, bins.Slice(start, weights.Length));
            }
        }
    }

    /// <summary>The weights of all bands, Bins × <see cref="Count"/>.</summary>
    internal float[] Matrix()
    {
        var matrix = new float[Spectrogram.Bins * Count];
        for (var band = 0; band < Count; band++)
            for (var i = 0; i < _bands[band].Weights.Length; i++)
                matrix[((_bands[band].Start + i) * Count) + band] = _bands[band].Weights[i];
        return matrix;
    }

    private static (int Start, float[] Weights) Band(double low, double middle, double high, bool evenArea)
    {
        const double BinHertz = (double)SoundClip.Rate / Spectrogram.FrameLength;
        var start = (int)Math.Floor(low / BinHertz) + 1;
        var end = (int)Math.Ceiling(high / BinHertz);
        var height = evenArea ? 2 / (high - low) : 1;
        return (start, [.. Enumerable.Range(start, Math.Max(0, end - start)).Select(bin =>
            (float)(height * Math.Min(((bin * BinHertz) - low) / (middle - low), (high - (bin * BinHertz)) / (high - middle))))]);
    }

    private static double ToSlaney(double hertz) => hertz < 1000 ? hertz * 3 / 200 : 15 + (Math.Log(hertz / 1000) * 27 / Math.Log(6.4));

    private static double FromSlaney(double mel) => mel < 15 ? mel * 200 / 3 : 1000 * Math.Exp((mel - 15) * Math.Log(6.4) / 27);
}
