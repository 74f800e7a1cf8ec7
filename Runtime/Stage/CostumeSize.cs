using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Xml;
using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>
/// A costume's own size in stage pixels (at 100 %), read from the first bytes of its file. The picture is not decoded. An empty drawing is 0 by 0.
/// </summary>
/// <param name="Width">Stage pixels.</param>
/// <param name="Height">Stage pixels.</param>
/// <param name="Left">What a drawing's own coordinates call its left edge; the rotation centre counts from there.</param>
/// <param name="Top">The same for the upper edge.</param>
internal sealed record CostumeSize(double Width, double Height, double Left = 0, double Top = 0)
{
    private static ReadOnlySpan<byte> PngSignature => [0x89, (byte)'P', (byte)'N', (byte)'G'];

    /// <summary>Null if the file is missing, empty or of an unknown kind.</summary>
    public static CostumeSize? Read(Costume costume)
    {
        var pixels = costume.Format == "svg" ? ReadSvg(costume.Content) : ReadBitmap(costume.Content.Span);
        if (pixels is not { Width: >= 0, Height: >= 0 })
            return null;
        var resolution = costume.Format == "svg" || costume.Resolution <= 0 ? 1 : costume.Resolution;
        return new CostumeSize(pixels.Width / resolution, pixels.Height / resolution, pixels.Left, pixels.Top);
    }

    private static CostumeSize? ReadBitmap(ReadOnlySpan<byte> file)
    {
        if (file.Length >= 24 && file.StartsWith(PngSignature))
            return new CostumeSize(BinaryPrimitives.ReadUInt32BigEndian(file[16..]), BinaryPrimitives.ReadUInt32BigEndian(file[20..]));
        if (file.Length >= 10 && file.StartsWith("GIF8"u8))
            return new CostumeSize(BinaryPrimitives.ReadUInt16LittleEndian(file[6..]), BinaryPrimitives.ReadUInt16LittleEndian(file[8..]));
        if (file.Length >= 26 && file.StartsWith("BM"u8))
            return new CostumeSize(BinaryPrimitives.ReadInt32LittleEndian(file[18..]), Math.Abs((double)BinaryPrimitives.ReadInt32LittleEndian(file[22..])));
        return file is [0xFF, 0xD8, ..] ? ReadJpeg(file) : null;
    }

    // Walks from segment to segment until the frame header (SOF0..SOF15 without DHT, JPG and DAC), which holds height and width.
    private static CostumeSize? ReadJpeg(ReadOnlySpan<byte> file)
    {
        for (var at = 2; at + 9 <= file.Length && file[at] == 0xFF;)
        {
            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC))
                return new CostumeSize(BinaryPrimitives.ReadUInt16BigEndian(file[(at + 7)..]), BinaryPrimitives.ReadUInt16BigEndian(file[(at + 5)..]));
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(file[(at + 2)..]);
        }

        return null;
    }

    private static CostumeSize? ReadSvg(ReadOnlyMemory<byte> file)
    {
        if (file.IsEmpty)
            return null;
        try
        {
            // Text first: Scratch's own files start with blanks at times, which XML forbids.
            using var text = new StringReader(Encoding.UTF8.GetString(file.Span).Trim('\uFEFF', ' ', '\r', '\n', '\t'));
            using var xml = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore, XmlResolver = null });
            if (xml.MoveToContent() != XmlNodeType.Element || xml.LocalName != "svg")
                return null;
            var box = xml.GetAttribute("viewBox")?.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
            var width = Pixels(xml.GetAttribute("width")) ?? Pixels(box is { Length: 4 } ? box[2] : null);
            var height = Pixels(xml.GetAttribute("height")) ?? Pixels(box is { Length: 4 } ? box[3] : null);
            if (width is not { } w || height is not { } h)
                return null;
            return box is { Length: 4 } && Pixels(box[0]) is { } left && Pixels(box[1]) is { } top && Pixels(box[2]) is > 0 and var across && Pixels(box[3]) is > 0 and var down
                ? new CostumeSize(w, h, left * w / across, top * h / down)
                : new CostumeSize(w, h);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static double? Pixels(string? length)
    {
        var number = length?.Trim();
        if (number is not null && number.EndsWith("px", StringComparison.Ordinal))
            number = number[..^2];
        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var pixels) && double.IsFinite(pixels) ? pixels : null;
    }
}
