using System.Numerics.Tensors;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>What does not depend on when something is heard: each band's mean, deviation, maximum and mean change over time.</summary>
internal static class MelStatistics
{
    internal const int Bands = 40, Length = 4 * Bands;

    private const float Floor = 1e-6f;

    /// <summary>Band powers to decibels, in place; quieter than -60 dB is all the same.</summary>
    internal static void ToDecibels(Span<float> bands)
    {
        TensorPrimitives.Add(bands, Floor, bands);
        TensorPrimitives.Log10<float>(bands, bands);
        TensorPrimitives.Multiply(bands, 10, bands);
    }

    /// <param name="decibels">Frames × 40.</param>
    /// <param name="features">Takes 160: means, deviations, maxima, mean absolute changes from frame to frame.</param>
    internal static void Write(ReadOnlySpan<float> decibels, Span<float> features)
    {
        Span<float> mean = features[..Bands], deviation = features.Slice(Bands, Bands);
        Span<float> most = features.Slice(2 * Bands, Bands), change = features.Slice(3 * Bands, Bands);
        OverTime(decibels, Spectrogram.Frames, Bands, mean, deviation);
        decibels[..Bands].CopyTo(most);
        change.Clear();
        Span<float> step = stackalloc float[Bands];
        for (var frame = 1; frame < Spectrogram.Frames; frame++)
        {
            var now = decibels.Slice(frame * Bands, Bands);
            TensorPrimitives.Max(most, now, most);
            TensorPrimitives.Subtract(now, decibels.Slice((frame - 1) * Bands, Bands), step);
            TensorPrimitives.Abs<float>(step, step);
            TensorPrimitives.Add(change, step, change);
        }
        TensorPrimitives.Divide(change, Spectrogram.Frames - 1, change);
    }

    /// <summary>Mean and deviation (of the whole, not of a sample) of each column.</summary>
    internal static void OverTime(ReadOnlySpan<float> values, int frames, int columns, Span<float> mean, Span<float> deviation)
    {
        mean.Clear();
        deviation.Clear();
        for (var frame = 0; frame < frames; frame++)
            TensorPrimitives.Add(mean, values.Slice(frame * columns, columns), mean);
        TensorPrimitives.Divide(mean, frames, mean);
        Span<float> off = stackalloc float[columns];
        for (var frame = 0; frame < frames; frame++)
        {
            TensorPrimitives.Subtract(values.Slice(frame * columns, columns), mean, off);
            TensorPrimitives.MultiplyAdd<float>(off, off, deviation, deviation);
        }
        TensorPrimitives.Divide(deviation, frames, deviation);
        TensorPrimitives.Sqrt<float>(deviation, deviation);
    }
}
