using System.Globalization;
using System.Text;

namespace MLKids.Learning.Examples;

/// <summary>
/// Normalization form C (Unicode Standard Annex 15) for the basic plane. The program runs with invariant globalization, where
/// <see cref="string.Normalize()"/> changes nothing, while file names from macOS come decomposed: without this, "é" could be two labels.
/// </summary>
internal static class UnicodeComposition
{
    private const int HangulFirst = 0xAC00, LeadFirst = 0x1100, VowelFirst = 0x1161, TailBase = 0x11A7, Leads = 19, Vowels = 21, Tails = 28;
    private static readonly char[] Separators = [' ', '\r', '\n'];
    private static readonly Dictionary<char, string> Decompositions = [];
    private static readonly Dictionary<(char First, char Second), char> Compositions = [];
    private static readonly Dictionary<char, byte> Classes = [];

    static UnicodeComposition()
    {
        foreach (var entry in UnicodeTables.Pairs.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('=', '<', '+');
            var (composed, first, second) = (Char(parts[0]), Char(parts[1]), Char(parts[2]));
            Decompositions[composed] = $"{first}{second}";
            if (entry.Contains('=', StringComparison.Ordinal))
                Compositions[(first, second)] = composed;
        }

        foreach (var entry in UnicodeTables.Singles.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
            Decompositions[Char(entry.Split('<')[0])] = Char(entry.Split('<')[1]).ToString();
        foreach (var entry in UnicodeTables.Classes.Split(Separators, StringSplitOptions.RemoveEmptyEntries))
        {
            var range = entry.Split(':')[0].Split('-');
            for (var at = (int)Char(range[0]); at <= Char(range[^1]); at++)
                Classes[(char)at] = byte.Parse(entry.Split(':')[1], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>The text in form C. Characters beyond the basic plane are left as they are.</summary>
    public static string Compose(string text)
    {
        // Below U+0300 nothing combines and nothing is a decomposed spelling.
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\uFFFF'))
            return text;
        var decomposed = new StringBuilder(text.Length * 2);
        foreach (var c in text)
            Decompose(c, decomposed);
        var units = decomposed.ToString().ToCharArray();
        OrderMarks(units);
        return Join(units);
    }

    private static char Char(string hex) => (char)int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    private static int ClassOf(char c) => Classes.GetValueOrDefault(c);

    private static void Decompose(char c, StringBuilder into)
    {
        var syllable = c - HangulFirst;
        if (syllable is >= 0 and < Leads * Vowels * Tails)
        {
            into.Append((char)(LeadFirst + (syllable / (Vowels * Tails)))).Append((char)(VowelFirst + (syllable / Tails % Vowels)));
            if (syllable % Tails != 0)
                into.Append((char)(TailBase + (syllable % Tails)));
        }
        else if (Decompositions.TryGetValue(c, out var parts))
        {
            foreach (var part in parts)
                Decompose(part, into);
        }
        else
        {
            into.Append(c);
        }
    }

    /// <summary>Canonical ordering: marks between two starters are sorted by class, equal classes keep their order.</summary>
    private static void OrderMarks(char[] units)
    {
        for (var i = 1; i < units.Length; i++)
            for (var j = i; j > 0 && ClassOf(units[j]) != 0 && ClassOf(units[j - 1]) > ClassOf(units[j]); j--)
                (units[j], units[j - 1]) = (units[j - 1], units[j]);
    }

    private static string Join(char[] units)
    {
        var result = new StringBuilder(units.Length);
        var starter = -1;
        var lastClass = 0;
        foreach (var c in units)
        {
            var ownClass = ClassOf(c);
            var adjacent = starter >= 0 && starter == result.Length - 1;
            var reachable = adjacent || (starter >= 0 && lastClass != 0 && lastClass < ownClass);
            if (reachable && TryJoin(result[starter], c, out var composed))
            {
                result[starter] = composed;
                continue;
            }

            if (ownClass == 0)
                starter = result.Length;
            lastClass = ownClass;
            result.Append(c);
        }

        return result.ToString();
    }

    private static bool TryJoin(char first, char second, out char composed)
    {
        if (first - LeadFirst is >= 0 and < Leads && second - VowelFirst is >= 0 and < Vowels)
        {
            composed = (char)(HangulFirst + ((((first - LeadFirst) * Vowels) + (second - VowelFirst)) * Tails));
            return true;
        }

        if (first - HangulFirst is >= 0 and < Leads * Vowels * Tails && (first - HangulFirst) % Tails == 0 && second - TailBase is > 0 and < Tails)
        {
            composed = (char)(first + (second - TailBase));
            return true;
        }

        return Compositions.TryGetValue((first, second), out composed);
    }
}
