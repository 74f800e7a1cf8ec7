using System.Globalization;
using System.Text;

namespace MLKids.Learning.Exchange;

/// <summary>
/// Names that every file system takes: no separators or signs that Windows refuses, no reserved device names, no dot at the start or end, short, and each only once without
/// regard to case. One instance for each folder.
/// </summary>
internal sealed class SafeFileName
{
    private const int MaxBytes = 100;
    private const string Refused = "<>:\"/\\|?*";

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$", .. Enumerable.Range(0, 10).SelectMany(n => new[] { Text($"COM{n}"), Text($"LPT{n}") }), "COM¹", "COM²", "COM³", "LPT¹", "LPT²", "LPT³"],
        StringComparer.OrdinalIgnoreCase);

    private readonly HashSet<string> _taken = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>A name in this folder that is not taken yet; from now on it is.</summary>
    /// <param name="wanted">Any text; what cannot stay becomes <c>_</c>.</param>
    /// <param name="extension">With its dot, or empty.</param>
    public string Take(string wanted, string extension = "")
    {
        var stem = Clean(wanted);
        var name = stem + extension;
        for (var number = 2; !_taken.Add(name); number++)
            name = Text($"{stem} ({number}){extension}");
        return name;
    }

    private static string Clean(string wanted)
    {
        var clean = new StringBuilder();
        var bytes = 0;
        foreach (var rune in wanted.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > MaxBytes)
                break;
            var refused = Rune.IsControl(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
                || (rune.IsAscii && Refused.Contains((char)rune.Value));
            clean.Append(refused ? "_" : rune.ToString());
        }

        var name = clean.ToString().Trim().TrimEnd('.', ' ');
        if (name.Length == 0)
            return "_";
        if (name[0] == '.')
            name = "_" + name[1..];
        var dot = name.IndexOf('.');
        var device = (dot < 0 ? name : name[..dot]).TrimEnd();
        return Devices.Contains(device) ? "_" + name : name;
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
