using System.Globalization;
using System.Text;

namespace MLKids.Learning.Featurizers.Pictures;

/// <summary>Tells file kinds by their first bytes.</summary>
internal static class PictureSignature
{
    private const int SvgSearch = 4096;

    private static readonly (byte[] Start, string Name)[] Others =
    [
        ("%PDF"u8.ToArray(), "a PDF document"),
        ("BM"u8.ToArray(), "a BMP picture"),
        ("II*\0"u8.ToArray(), "a TIFF picture"),
        ("MM\0*"u8.ToArray(), "a TIFF picture"),
        ("PK\u0003\u0004"u8.ToArray(), "a ZIP archive (or a Scratch project)"),
        ([0x1F, 0x8B], "a gzip archive"),
        ("RIFF"u8.ToArray(), "a WAV sound or AVI film"),
        ("ID3"u8.ToArray(), "an MP3 sound"),
        ("OggS"u8.ToArray(), "an OGG sound"),
        ("fLaC"u8.ToArray(), "a FLAC sound"),
        ("SQLite format 3"u8.ToArray(), "a database (or an MLKids project)"),
        ([0x1A, 0x45, 0xDF, 0xA3], "a WebM film"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ("MZ"u8.ToArray(), "a program"),
    ];

    /// <summary>The format, or null.</summary>
    internal static PictureFormat? Find(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFF, 0xD8, 0xFF, ..] => PictureFormat.Jpeg,
        [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10, ..] => PictureFormat.Png,
        [(byte)'G', (byte)'I', (byte)'F', (byte)'8', (byte)'7' or (byte)'9', (byte)'a', ..] => PictureFormat.Gif,
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => PictureFormat.WebP,
        _ => IsSvg(bytes) ? PictureFormat.Svg : null,
    };

    /// <summary>What the bytes are instead, in words for an error message.</summary>
    internal static string Describe(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
            return "an empty file";
        foreach (var (start, name) in Others)
            if (bytes.StartsWith(start))
                return name;
        if (bytes.Length >= 12 && bytes[4..8].SequenceEqual("ftyp"u8))
            return bytes[8..12].StartsWith("hei"u8) || bytes[8..12].StartsWith("mif"u8) ? "a HEIC picture"
                : bytes[8..12].StartsWith("avif"u8) ? "an AVIF picture" : "an MP4 film or sound";
        if (IsText(bytes))
            return $"text (\"{Encoding.UTF8.GetString(bytes[..Math.Min(24, bytes.Length)]).Trim().ReplaceLineEndings(" ")}\")";
        return string.Create(CultureInfo.InvariantCulture, $"{bytes.Length} bytes of an unknown kind, starting {Convert.ToHexString(bytes[..Math.Min(8, bytes.Length)])}");
    }

    private static bool IsSvg(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(SvgSearch, bytes.Length)];
        if (start.StartsWith("\uFEFF"u8))
            start = start[3..];
        start = start.TrimStart(" \t\r\n"u8);
        return start.StartsWith("<"u8) && start.IndexOf("<svg"u8) >= 0 && !start.StartsWith("<!DOCTYPE html"u8) && !start.StartsWith("<html"u8);
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        var start = bytes[..Math.Min(256, bytes.Length)];
        return start.IndexOfAnyInRange((byte)0, (byte)8) < 0 && start.IndexOfAnyInRange((byte)14, (byte)26) < 0
            && !Encoding.UTF8.GetString(start).Contains('\uFFFD', StringComparison.Ordinal);
    }
}
