using System.Buffers;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>
/// Centre crop and resize in one: a triangle filter (bilinear; widened when shrinking, so that nothing aliases), columns first, then rows.
/// libvips' own resize of a 300 × 224 photo to 288 × 288 takes 4 ms, this 0.4 ms: a featurizer calls it for every picture.
/// </summary>
public static class SquareResizer
{
    /// <param name="rgb">width × height × 3 bytes, row-major.</param>
    /// <param name="width">Pixels, 1 or more.</param>
    /// <param name="height">Pixels, 1 or more.</param>
    /// <param name="side">Pixels, 1 or more.</param>
    /// <param name="square">Takes side × side × 3 bytes.</param>
    /// <exception cref="ArgumentException">A span does not fit the sizes.</exception>
    public static void Resize(ReadOnlySpan<byte> rgb, int width, int height, int side, Span<byte> square)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(height);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(side);
        if (rgb.Length != width * height * 3 || square.Length != side * side * 3)
            throw new ArgumentException($"Found {rgb.Length} and {square.Length} bytes, wanted {width * height * 3} and {side * side * 3}.", nameof(rgb));
        var crop = Math.Min(width, height);
        var taps = Taps.Of(crop, side);
        int left = (width - crop) / 2, top = (height - crop) / 2;
        // One float more than a row: the last pixel is read as four.
        var pool = ArrayPool<float>.Shared;
        var mixed = pool.Rent((crop * 3) + 1);
        var line = pool.Rent((side * 3) + 1);
        var ring = pool.Rent(taps.Count * crop * 3);
        try
        {
            mixed[crop * 3] = 0;
            var converted = 0;
            for (var y = 0; y < side; y++)
            {
                // Neighbouring output rows share source rows: each is turned into floats once and kept while it is needed.
                for (; converted < Math.Min(crop, taps.First[y] + taps.Count); converted++)
                    TensorPrimitives.ConvertTruncating<byte, float>(
                        rgb.Slice((((top + converted) * width) + left) * 3, crop * 3), Ring(ring, converted, taps.Count, crop));
                MixRows(ring, taps, y, crop, mixed.AsSpan(0, crop * 3));
                MixColumns(mixed, taps, side, line);
                Store(line.AsSpan(0, side * 3), square.Slice(y * side * 3, side * 3));
            }
        }
        finally
        {
            pool.Return(mixed);
            pool.Return(line);
            pool.Return(ring);
        }
    }

    private static Span<float> Ring(float[] ring, int row, int count, int crop) => ring.AsSpan(row % count * crop * 3, crop * 3);

    private static void MixRows(float[] ring, Taps taps, int y, int crop, Span<float> mixed)
    {
        var weights = taps.Weights.AsSpan(y * taps.Count, taps.Count);
        TensorPrimitives.Multiply(Ring(ring, taps.First[y], taps.Count, crop), weights[0], mixed);
        for (var k = 1; k < taps.Count; k++)
            if (weights[k] != 0)
                TensorPrimitives.MultiplyAdd(Ring(ring, taps.First[y] + k, taps.Count, crop), weights[k], mixed, mixed);
    }

    private static void MixColumns(ReadOnlySpan<float> mixed, Taps taps, int side, Span<float> line)
    {
        ref var source = ref MemoryMarshal.GetReference(mixed);
        ref var target = ref MemoryMarshal.GetReference(line);
        for (var x = 0; x < side; x++)
        {
            var sum = Vector128<float>.Zero;
            var first = taps.First[x] * 3;
            for (var k = 0; k < taps.Count; k++)
                sum = Vector128.FusedMultiplyAdd(
                    Vector128.LoadUnsafe(ref source, (nuint)(first + (k * 3))), Vector128.Create(taps.Weights[(x * taps.Count) + k]), sum);
            sum.StoreUnsafe(ref target, (nuint)(x * 3));
        }
    }

    private static void Store(ReadOnlySpan<float> line, Span<byte> bytes)
    {
        // Four floats a time by hand: ConvertSaturating<float, byte> takes three times as long. Weighted means cannot leave 0..255.
        var half = Vector128.Create(0.5f);
        var i = 0;
        for (; i + 16 <= line.Length; i += 16)
        {
            var part = line.Slice(i, 16);
            var low = Vector128.Narrow(Round(part, 0, half), Round(part, 4, half));
            var high = Vector128.Narrow(Round(part, 8, half), Round(part, 12, half));
            Vector128.Narrow(low, high).CopyTo(bytes[i..]);
        }
        for (; i < line.Length; i++)
            bytes[i] = (byte)(line[i] + 0.5f);
    }

    private static Vector128<uint> Round(ReadOnlySpan<float> part, int at, Vector128<float> half) =>
        Vector128.ConvertToInt32(Vector128.Create(part.Slice(at, 4)) + half).AsUInt32();

    /// <summary>For every output position the first input position and the weights, which sum to 1. Positions never leave the input.</summary>
    private sealed record Taps(int[] First, float[] Weights, int Count)
    {
        private static Taps? _last;
        private static (int From, int To) _lastSizes;
        private static readonly Lock Gate = new();

        internal static Taps Of(int from, int to)
        {
            // A project's pictures mostly share one size.
            lock (Gate)
                if (_last is not null && _lastSizes == (from, to))
                    return _last;
            var made = Make(from, to);
            lock (Gate)
                (_last, _lastSizes) = (made, (from, to));
            return made;
        }

        private static Taps Make(int from, int to)
        {
            var scale = (double)from / to;
            var reach = Math.Max(1, scale);
            var count = Math.Min(from, (int)Math.Ceiling(reach * 2));
            var first = new int[to];
            var weights = new float[to * count];
            var exact = new double[count];
            for (var x = 0; x < to; x++)
            {
                var centre = ((x + 0.5) * scale) - 0.5;
                first[x] = Math.Clamp((int)Math.Floor(centre - reach) + 1, 0, from - count);
                for (var k = 0; k < count; k++)
                    exact[k] = Math.Max(0, 1 - (Math.Abs(first[x] + k - centre) / reach));
                var sum = exact.Sum();
                for (var k = 0; k < count; k++)
                    weights[(x * count) + k] = sum > 0 ? (float)(exact[k] / sum) : 1f / count;
            }
            return new(first, weights, count);
        }
    }
}
