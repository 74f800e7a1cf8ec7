using System.Text;

namespace MLKids.Learning.Examples.Columns;

/// <summary>The text of a table's bytes, and what stands between its columns.</summary>
internal static class TableText
{
    /// <summary>Lines that are looked at for the separator.</summary>
    private const int Sniffed = 30;

    /// <summary>In order of preference: a comma may be a decimal point, the others are rarely anything else.</summary>
    private static readonly char[] Separators = ['\t', ';', ',', '|'];

    /// <summary>UTF-8 or UTF-16, with or without byte order mark, else Latin-1.</summary>
    /// <exception cref="LearningException">It is no text (<see cref="LearningCodes.UnreadableTable"/>).</exception>
    internal static string Decode(ReadOnlySpan<byte> bytes, string fileName)
    {
        var text = bytes switch
        {
            [0xEF, 0xBB, 0xBF, .. var rest] => Encoding.UTF8.GetString(rest),
            [0xFF, 0xFE, .. var rest] => Encoding.Unicode.GetString(rest),
            [0xFE, 0xFF, .. var rest] => Encoding.BigEndianUnicode.GetString(rest),
            _ when ZerosAt(bytes, 1) => Encoding.Unicode.GetString(bytes),
            _ when ZerosAt(bytes, 0) => Encoding.BigEndianUnicode.GetString(bytes),
            _ => System.Text.Unicode.Utf8.IsValid(bytes) ? Encoding.UTF8.GetString(bytes) : Encoding.Latin1.GetString(bytes),
        };
        return text.Contains('\0') || bytes.StartsWith("PK\x3\x4"u8)
            ? throw TableReader.Unreadable(
                fileName, "This is not a table of text. Save it as CSV.", "the bytes of another kind of file, perhaps of a spreadsheet program", "text with commas, semicolons or tabs")
            : text;
    }

    /// <summary>The separator whose count is the same in most of the first lines; null when there is none (one column).</summary>
    internal static char? Separator(string text)
    {
        var lines = CountLines(text);
        return Separators
            .Select((separator, at) => (separator, Same: lines.Select(counts => counts[at]).Where(count => count > 0).GroupBy(count => count).Select(group => group.Count()).DefaultIfEmpty().Max()))
            .Where(candidate => 2 * candidate.Same >= lines.Count && candidate.Same > 0)
            .OrderByDescending(candidate => candidate.Same)
            .Select(candidate => (char?)candidate.separator)
            .FirstOrDefault();
    }

    private static List<int[]> CountLines(string text)
    {
        var lines = new List<int[]>();
        var counts = new int[Separators.Length];
        var (quoted, empty) = (false, true);
        foreach (var c in text)
        {
            quoted ^= c == '"';
            if (c is '\n' or '\r' && !quoted)
            {
                if (!empty)
                    lines.Add(counts);
                if (lines.Count == Sniffed)
                    return lines;
                (counts, empty) = (new int[Separators.Length], true);
                continue;
            }

            empty &= char.IsWhiteSpace(c) && c != '\t';
            var at = quoted ? -1 : Array.IndexOf(Separators, c);
            if (at >= 0)
                counts[at]++;
        }

        if (!empty)
            lines.Add(counts);
        return lines;
    }

    /// <summary>Latin letters in UTF-16 have every second byte 0.</summary>
    private static bool ZerosAt(ReadOnlySpan<byte> bytes, int offset)
    {
        int zeros = 0, looked = 0;
        for (var i = offset; i < Math.Min(bytes.Length, 1000); i += 2, looked++)
            zeros += bytes[i] == 0 ? 1 : 0;
        return looked > 1 && bytes.Length % 2 == 0 && 2 * zeros > looked;
    }
}
