using System.Text;

namespace MLKids.Learning.Examples;

/// <summary>Says what a file is that somebody took for a project.</summary>
internal static class FileKind
{
    /// <summary>A short description, with article, from a file's first bytes.</summary>
    public static string Name(ReadOnlySpan<byte> start)
    {
        if (start.IsEmpty)
            return "an empty file";
        if (start.StartsWith("PK\u0003\u0004"u8))
            return "a ZIP archive (perhaps a Scratch project, .sb3)";
        if (start.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return "a JPEG picture";
        if (start.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]))
            return "a PNG picture";
        if (start.StartsWith("GIF8"u8))
            return "a GIF picture";
        if (start.StartsWith("RIFF"u8))
            return "a RIFF file (a WAV sound or a WebP picture)";
        if (start.StartsWith("%PDF"u8))
            return "a PDF document";
        if (start.TrimStart(" \r\n\t"u8) is [(byte)'{' or (byte)'[', ..])
            return "a JSON text";
        return start.IndexOfAnyExceptInRange((byte)9, (byte)126) < 0
            ? "a text file"
            : $"an unknown kind of file (it starts with {Convert.ToHexString(start[..Math.Min(8, start.Length)])}, '{Ascii(start)}')";
    }

    private static string Ascii(ReadOnlySpan<byte> start)
    {
        var text = new StringBuilder();
        foreach (var b in start[..Math.Min(8, start.Length)])
            text.Append(b is >= 32 and < 127 ? (char)b : '.');
        return text.ToString();
    }
}
