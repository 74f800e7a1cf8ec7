using System.Globalization;
using System.Text;

namespace MLKids.Studio.Class;

/// <summary>Names that children give themselves.</summary>
internal static class ClassNames
{
    /// <summary>Letters (as a reader counts them) of a name; UTF-16 units, so that one letter cannot carry endless accents.</summary>
    public const int MostLetters = 24, MostUnits = 96;

    /// <summary>The name as it is kept: composed, without control signs, single spaces. Null when it is no name.</summary>
    public static string? Clean(string? typed)
    {
        if (typed is null || typed.Length > 4 * MostUnits || !typed.IsNormalizable())
            return null;
        var name = string.Join(' ', new string([.. typed.Where(c => char.IsWhiteSpace(c) || IsShown(c)).Select(c => char.IsWhiteSpace(c) ? ' ' : c)]).Split(' ', StringSplitOptions.RemoveEmptyEntries)).Normalize();
        return name.Length is > 0 and <= MostUnits && new StringInfo(name).LengthInTextElements <= MostLetters && name.Any(char.IsLetterOrDigit) ? name : null;
    }

    /// <summary>Two names with the same key are the same child.</summary>
    public static string Key(string name) => name.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    /// <summary>The part of a name that every file system takes.</summary>
    public static string ToFolder(string name)
    {
        var folder = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD))
            if (char.IsAsciiLetterOrDigit(c))
                folder.Append(c);
            else if (c is ' ' or '-' && folder.Length > 0 && folder[^1] != '-')
                folder.Append('-');
        return folder.ToString().Trim('-') is { Length: > 0 } clean ? clean : "child";
    }

    private static bool IsNormalizable(this string text)
    {
        try
        {
            return text.IsNormalized() || text.Normalize().Length > 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsShown(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned);
}
