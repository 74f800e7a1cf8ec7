using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLKids.Learning.Featurizers.Sounds;

/// <summary>
/// Power spectra of one second: 97 frames of 512 samples, 10 ms apart, under a periodic Hann window of 400 samples in their middle. Radix-2 FFT (Cooley
/// and Tukey 1965) of two frames at once as real and imaginary part, and of eight such pairs side by side in one vector.
/// </summary>
internal static class Spectrogram
{
    internal const int Frames = 97, Bins = (FrameLength / 2) + 1, FrameLength = 512, Hop = 160;

    private const int HannLength = 400, HannStart = (FrameLength - HannLength) / 2, Lanes = 8;

    private static readonly float[] Hann =
        [.. Enumerable.Range(0, HannLength).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / HannLength))))];

    private static readonly float[] Cosine = [.. Enumerable.Range(0, FrameLength / 2).Select(i => (float)Math.Cos(2 * Math.PI * i / FrameLength))];
    private static readonly float[] Sine = [.. Enumerable.Range(0, FrameLength / 2).Select(i => (float)-Math.Sin(2 * Math.PI * i / FrameLength))];
    private static readonly int[] Reversed = [.. Enumerable.Range(0, FrameLength).Select(Reverse)];

    /// <summary>Floats that <see cref="Power"/> needs to work in.</summary>
    internal const int WorkLength = 2 * FrameLength * Lanes;

    /// <param name="samples">16,000 samples.</param>
    /// <param name="work">Scratch of <see cref="WorkLength"/>.</param>
    /// <param name="power">Takes Frames × Bins squares of magnitudes.</param>
    internal static void Power(ReadOnlySpan<float> samples, Span<float> work, Span<float> power)
    {
        Span<float> real = work[..(FrameLength * Lanes)], imaginary = work.Slice(FrameLength * Lanes, FrameLength * Lanes);
        for (var first = 0; first < Frames; first += 2 * Lanes)
        {
            work.Clear();
            for (var lane = 0; lane < Lanes; lane++)
            {
                Load(samples, first + (2 * lane), lane, real);
                Load(samples, first + (2 * lane) + 1, lane, imaginary);
            }
            Transform(real, imaginary);
            Store(real, imaginary, first, power);
        }
    }

    private static void Load(ReadOnlySpan<float> samples, int frame, int lane, Span<float> part)
    {
        if (frame >= Frames)
            return;
        var from = samples.Slice((frame * Hop) + HannStart, HannLength);
        for (var i = 0; i < from.Length; i++)
            part[(Reversed[i + HannStart] * Lanes) + lane] = from[i] * Hann[i];
    }

    private static void Transform(Span<float> real, Span<float> imaginary)
    {
        ref var re = ref MemoryMarshal.GetReference(real);
        ref var im = ref MemoryMarshal.GetReference(imaginary);
        for (var half = 1; half < FrameLength; half *= 2)
            for (var k = 0; k < half; k++)
            {
                var turn = k * (FrameLength / 2 / half);
                Vector256<float> c = Vector256.Create(Cosine[turn]), s = Vector256.Create(Sine[turn]);
                for (var at = k; at < FrameLength; at += 2 * half)
                {
                    nuint a = (nuint)(at * Lanes), b = (nuint)((at + half) * Lanes);
                    Vector256<float> br = Vector256.LoadUnsafe(ref re, b), bi = Vector256.LoadUnsafe(ref im, b);
                    var r = (br * c) - (bi * s);
                    var i = (br * s) + (bi * c);
                    Vector256<float> ar = Vector256.LoadUnsafe(ref re, a), ai = Vector256.LoadUnsafe(ref im, a);
                    (ar + r).StoreUnsafe(ref re, a);
                    (ai + i).StoreUnsafe(ref im, a);
                    (ar - r).StoreUnsafe(ref re, b);
                    (ai - i).StoreUnsafe(ref im, b);
                }
            }
    }

    /// <summary>Parts the two real signals again: Z[k] ± conj Z[N - k].</summary>
    private static void Store(ReadOnlySpan<float> real, ReadOnlySpan<float> imaginary, int first, Span<float> power)
    {
        for (var bin = 0; bin < Bins; bin++)
        {
            int k = bin * Lanes, n = (FrameLength - bin) % FrameLength * Lanes;
            for (var lane = 0; lane < Lanes; lane++)
            {
                var frame = first + (2 * lane);
                if (frame >= Frames)
                    break;
                float zr = real[k + lane], zi = imaginary[k + lane], wr = real[n + lane], wi = imaginary[n + lane];
                power[(frame * Bins) + bin] = (((zr + wr) * (zr + wr)) + ((zi - wi) * (zi - wi))) / 4;
                if (frame + 1 < Frames)
                    power[((frame + 1) * Bins) + bin] = (((zi + wi) * (zi + wi)) + ((wr - zr) * (wr - zr))) / 4;
            }
        }
    }

    private static int Reverse(int i)
    {
        var reversed = 0;
        for (var bit = 1; bit < FrameLength; bit *= 2)
            reversed = (reversed << 1) | ((i & bit) != 0 ? 1 : 0);
        return reversed;
    }
}
