using System.Globalization;
using System.Text;

namespace MLKids.Blocks.Values;

/// <summary>Lower case as ECMAScript does it, with the two rules of more than one letter: dotted capital I, and sigma at the end of a word.</summary>
internal static class LowerCase
{
    private const char DottedI = '\u0130';
    private const char Sigma = '\u03a3';

    public static string Of(string text)
    {
        var lower = text.ToLowerInvariant();
        return text.AsSpan().IndexOfAny(DottedI, Sigma) < 0 ? lower : LowerSpecial(text, lower);
    }

    /// <summary>Compares lower-cased texts by UTF-16 units, without making them where letters have a lower case of one letter.</summary>
    public static int Compare(string a, string b)
    {
        var length = Math.Min(a.Length, b.Length);
        for (var i = 0; i < length; i++)
        {
            var (x, y) = (a[i], b[i]);
            if (x == y && x != Sigma)
                continue;
            if (IsSpecial(x) || IsSpecial(y))
                return string.CompareOrdinal(Of(a), Of(b));
            (x, y) = (char.ToLowerInvariant(x), char.ToLowerInvariant(y));
            if (x != y)
                return x - y;
        }

        return a.Length - b.Length;
    }

    private static bool IsSpecial(char c) => char.IsSurrogate(c) || c is DottedI or Sigma;

    private static string LowerSpecial(string text, string lower)
    {
        var special = new StringBuilder(lower);
        for (var i = text.Length - 1; i >= 0; i--)
        {
            if (text[i] == DottedI)
                special.Remove(i, 1).Insert(i, "i\u0307");
            else if (text[i] == Sigma && IsCased(text, i, -1) && !IsCased(text, i, 1))
                special[i] = '\u03c2';
        }

        return special.ToString();
    }

    // Whether the next letter in that direction, past accents and apostrophes, has a case (Unicode's Final_Sigma).
    private static bool IsCased(string text, int from, int step)
    {
        for (var i = from + step; i >= 0 && i < text.Length; i += step)
        {
            if (char.IsLetter(text[i]) && char.ToUpperInvariant(text[i]) != char.ToLowerInvariant(text[i]))
                return true;
            if (!IsCaseIgnorable(text[i]))
                return false;
        }

        return false;
    }

    private static bool IsCaseIgnorable(char c) =>
        c is '\'' or '.' or ':' or '\u00b7' or '\u2019' || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}
