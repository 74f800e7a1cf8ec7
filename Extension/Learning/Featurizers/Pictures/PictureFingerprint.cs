using System.Numerics;

namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>
/// Difference hash ("dHash", N. Krawetz 2013): one bit for each of 8×8 neighbouring pairs of a 9×8 grey picture, set when brightness grows to the right.
/// Copies of one picture in other sizes or qualities differ in few bits; frames of one burst too.
/// </summary>
public static class PictureFingerprint
{
    private const int Columns = 9, Rows = 8;

    /// <summary>Pictures that differ in at most this many bits are taken for near-duplicates.</summary>
    public const int NearDuplicateBits = 6;

    /// <param name="rgb">A square picture, side × side × 3 bytes, row-major.</param>
    /// <param name="side">At least 9 pixels.</param>
    /// <exception cref="ArgumentException">The span does not hold such a square.</exception>
    public static ulong Of(ReadOnlySpan<byte> rgb, int side)
    {
        if (side < Columns || rgb.Length != side * side * 3)
            throw new ArgumentException($"Found {rgb.Length} bytes for side {side}, wanted {side * side * 3} and a side of {Columns} or more.", nameof(rgb));
        ulong bits = 0;
        Span<double> row = stackalloc double[Columns];
        for (var y = 0; y < Rows; y++)
        {
            Sum(rgb, side, y * side / Rows, (y + 1) * side / Rows, row);
            for (var x = 0; x + 1 < Columns; x++)
                bits = (bits << 1) | (row[x + 1] > row[x] ? 1UL : 0UL);
        }
        return bits;
    }

    /// <summary>Bits in which two fingerprints differ, 0..64.</summary>
    public static int Distance(ulong a, ulong b) => BitOperations.PopCount(a ^ b);

    private static void Sum(ReadOnlySpan<byte> rgb, int side, int top, int bottom, Span<double> means)
    {
        for (var x = 0; x < Columns; x++)
        {
            int left = x * side / Columns, right = (x + 1) * side / Columns;
            long sum = 0;
            for (var y = top; y < bottom; y++)
            {
                var line = rgb.Slice(((y * side) + left) * 3, (right - left) * 3);
                for (var i = 0; i < line.Length; i += 3)
                    sum += (77 * line[i]) + (150 * line[i + 1]) + (29 * line[i + 2]);
            }
            means[x] = (double)sum / (right - left);
        }
    }
}
