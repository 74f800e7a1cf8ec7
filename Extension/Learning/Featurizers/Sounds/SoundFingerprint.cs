using System.Numerics.Tensors;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>
/// 64 bits of how a second's spectrum moves, after Haitsma and Kalker ("A Highly Robust Audio Fingerprinting System", 2002): is the difference of two
/// neighbouring bands larger than it was a moment before? Copies of one recording (louder, resampled, a few
/// milliseconds later) differ in few bits, takes of one word in about half of them.
/// </summary>
internal static class SoundFingerprint
{
    /// <summary>Most bits in which two copies of one recording are taken to differ: of 115,000 pairs of different takes none differs in fewer than 7 (bench <c>sounds</c>).</summary>
    internal const int NearDuplicateBits = 6;

    private const int Times = 9, Bands = 9;

    /// <param name="decibels">Frames × 40, see <see cref="MelStatistics"/>.</param>
    internal static ulong Of(ReadOnlySpan<float> decibels)
    {
        Span<float> grid = stackalloc float[Times * Bands];
        Coarsen(decibels, grid);
        ulong bits = 0;
        for (var time = 1; time < Times; time++)
            for (var band = 1; band < Bands; band++)
            {
                var now = grid[(time * Bands) + band] - grid[(time * Bands) + band - 1];
                var before = grid[((time - 1) * Bands) + band] - grid[((time - 1) * Bands) + band - 1];
                bits = (bits << 1) | (now > before ? 1UL : 0UL);
            }
        return bits;
    }

    /// <summary>Means of a ninth of the time by a ninth of the bands.</summary>
    private static void Coarsen(ReadOnlySpan<float> decibels, Span<float> grid)
    {
        for (var time = 0; time < Times; time++)
        {
            int first = time * Spectrogram.Frames / Times, end = (time + 1) * Spectrogram.Frames / Times;
            for (var band = 0; band < Bands; band++)
            {
                int low = band * MelStatistics.Bands / Bands, high = (band + 1) * MelStatistics.Bands / Bands;
                var sum = 0f;
                for (var frame = first; frame < end; frame++)
                    sum += TensorPrimitives.Sum(decibels.Slice((frame * MelStatistics.Bands) + low, high - low));
                grid[(time * Bands) + band] = sum / ((end - first) * (high - low));
            }
        }
    }
}
