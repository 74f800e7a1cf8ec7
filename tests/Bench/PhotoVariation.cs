using System.Buffers.Binary;
using System.Text;

namespace MLKids.Bench;

/// <summary>
/// Another photo from a JPEG without decoding it: the numbers of its quantisation tables (ITU-T T.81, B.2.4.1) are scaled, which changes
/// brightness, contrast and sharpness of the picture and leaves its size, its decoding time and its kind as they were.
/// </summary>
internal static class PhotoVariation
{
    private const byte Marker = 0xFF, StartOfScan = 0xDA, QuantisationTables = 0xDB, Comment = 0xFE;

    /// <exception cref="InvalidDataException">No JPEG.</exception>
    public static byte[] Make(byte[] jpeg, int seed)
    {
        if (jpeg is not [Marker, 0xD8, ..])
            throw new InvalidDataException("Photos are varied by their JPEG tables; this file is no JPEG.");
        var varied = jpeg.ToArray();
        var random = new Random(seed);
        double brightness = Factor(random), contrast = Factor(random), slope = (random.NextDouble() - 0.5) / 64;
        for (var at = 2; at + 4 < varied.Length && varied[at] == Marker && varied[at + 1] != StartOfScan;)
        {
            var length = BinaryPrimitives.ReadUInt16BigEndian(varied.AsSpan(at + 2));
            if (varied[at + 1] == QuantisationTables)
                Scale(varied.AsSpan(at + 4, length - 2), brightness, contrast, slope);
            at += length + 2;
        }

        // Fine tables may round to what they were; the comment makes every file another one all the same.
        var note = Encoding.ASCII.GetBytes($"v{seed}");
        return [Marker, 0xD8, Marker, Comment, 0, (byte)(note.Length + 2), .. note, .. varied.AsSpan(2)];
    }

    private static double Factor(Random random) => 0.8 + (0.4 * random.NextDouble());

    private static void Scale(Span<byte> tables, double brightness, double contrast, double slope)
    {
        // Tables of 16-bit numbers (first half-byte 1) are left alone: no camera writes them.
        for (; tables.Length >= 65 && tables[0] >> 4 == 0; tables = tables[65..])
            for (var i = 0; i < 64; i++)
            {
                var factor = i == 0 ? brightness : contrast + (slope * i);
                tables[1 + i] = (byte)Math.Clamp(Math.Round(tables[1 + i] * factor), 1, 255);
            }
    }
}
