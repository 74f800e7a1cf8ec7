using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace MLKids.Tests;

/// <summary>Picture files made byte by byte, without any library: whole ones, unusual ones and wrong ones.</summary>
public static class Picture
{
    /// <summary>What a pixel is, 0..255 for each band.</summary>
    public delegate byte Pixel(int x, int y, int band);

    /// <summary>A PNG. Bands: 1 grey, 3 colour, 4 with alpha; bits 8 or 16.</summary>
    public static byte[] Png(int width, int height, Pixel pixel, int bands = 3, int bits = 8)
    {
        using var raw = new MemoryStream();
        for (var y = 0; y < height; y++)
        {
            raw.WriteByte(0);
            for (var x = 0; x < width; x++)
                for (var band = 0; band < bands; band++)
                {
                    raw.WriteByte(pixel(x, y, band));
                    if (bits == 16)
                        raw.WriteByte(pixel(x, y, band));
                }
        }

        return PngOf(width, height, bands switch { 1 => 0, 3 => 2, _ => 6 }, bits, raw.ToArray());
    }

    /// <summary>The header of a huge PNG with next to nothing behind it.</summary>
    public static byte[] PngBomb(int width = 30_000, int height = 30_000) => PngOf(width, height, 2, 8, new byte[64]);

    /// <summary>A disc (label 0) or a square (label 1), never twice the same: colours, place, size and noise come from the seed.</summary>
    public static byte[] Shape(int label, int seed, int side = 64)
    {
        var random = new Random((label * 100_003) + seed);
        var (cx, cy, r) = (side / 2 + random.Next(-6, 7), side / 2 + random.Next(-6, 7), side / 4 + random.Next(-3, 5));
        byte[] ink = label == 0 ? [(byte)random.Next(170, 240), (byte)random.Next(20, 80), 40] : [40, (byte)random.Next(20, 90), (byte)random.Next(170, 240)];
        var noise = new byte[side * side];
        random.NextBytes(noise);
        return Png(side, side, (x, y, band) =>
        {
            var (dx, dy) = (Math.Abs(x - cx), Math.Abs(y - cy));
            var inside = label == 0 ? (dx * dx) + (dy * dy) <= r * r : Math.Max(dx, dy) <= r;
            return (byte)((inside ? ink[band] : 235) - (noise[(y * side) + x] & 15));
        });
    }

    /// <summary>
    /// A baseline JPEG of flat 8 × 8 blocks: each block has one level a component (only the DC coefficient is coded). One component is grey, three are YCbCr, four are
    /// Adobe's CMYK. ITU-T T.81.
    /// </summary>
    /// <param name="columns">Blocks across.</param>
    /// <param name="rows">Blocks down.</param>
    /// <param name="level">0..255 of a block.</param>
    /// <param name="components">1, 3 or 4.</param>
    /// <param name="orientation">EXIF orientation, 1 to 8; 0 for none.</param>
    public static byte[] Jpeg(int columns, int rows, Pixel level, int components = 3, int orientation = 0)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        if (orientation > 0)
            Segment(file, 0xE1, [.. "Exif\0\0MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0]);
        if (components == 4)
            Segment(file, 0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, 0]);
        Segment(file, 0xDB, [0, .. Enumerable.Repeat((byte)1, 64)]);
        Segment(file, 0xC0, [8, (byte)(rows * 8 >> 8), (byte)(rows * 8), (byte)(columns * 8 >> 8), (byte)(columns * 8), (byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0x11, 0 })]);
        // DC: twelve categories, each a code of four bits. AC: one code of one bit, the end of the block.
        Segment(file, 0xC4, [0x00, 0, 0, 0, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. Enumerable.Range(0, 12).Select(c => (byte)c)]);
        Segment(file, 0xC4, [0x10, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        Segment(file, 0xDA, [(byte)components, .. Enumerable.Range(1, components).SelectMany(c => new byte[] { (byte)c, 0 }), 0, 63, 0]);
        var bits = new BitWriter(file);
        var before = new int[components];
        for (var row = 0; row < rows; row++)
            for (var column = 0; column < columns; column++)
                for (var component = 0; component < components; component++)
                {
                    var dc = 8 * (level(column, row, component) - 128);
                    var step = dc - before[component];
                    before[component] = dc;
                    var size = step == 0 ? 0 : 32 - int.LeadingZeroCount(Math.Abs(step));
                    bits.Write(size, 4);
                    bits.Write(step < 0 ? step + (1 << size) - 1 : step, size);
                    bits.Write(0, 1);
                }

        bits.Flush();
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    /// <summary>An SVG of 100 × 100.</summary>
    public static byte[] Svg(string inside) => Encoding.UTF8.GetBytes($"<svg xmlns='http://www.w3.org/2000/svg' width='100' height='100' viewBox='0 0 100 100'>{inside}</svg>");

    private static byte[] PngOf(int width, int height, int colour, int bits, byte[] rows)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = ((byte)bits, (byte)colour);
        using var file = new MemoryStream();
        file.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);
        Chunk(file, "IHDR", header);
        Chunk(file, "IDAT", packed.ToArray());
        Chunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void Chunk(Stream file, string type, byte[] data)
    {
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        var number = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }

    private static void Segment(Stream file, byte marker, byte[] body)
    {
        file.Write([0xFF, marker, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2)]);
        file.Write(body);
    }

    private sealed class BitWriter(Stream file)
    {
        private int _bits;
        private int _count;

        public void Write(int value, int count)
        {
            for (var i = count - 1; i >= 0; i--)
            {
                _bits = (_bits << 1) | ((value >> i) & 1);
                if (++_count == 8)
                    Put();
            }
        }

        public void Flush()
        {
            while (_count > 0)
                Write(1, 1);
        }

        private void Put()
        {
            file.WriteByte((byte)_bits);
            if ((byte)_bits == 0xFF)
                file.WriteByte(0);
            (_bits, _count) = (0, 0);
        }
    }
}
