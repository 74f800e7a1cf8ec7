using System.Globalization;
using System.Text;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>Words as small letters without accents, digits and signs that stand for letters read as those. Stars stay.</summary>
internal static class LetterFolding
{
    private static readonly Dictionary<char, char> Bases = OfTables();

    private static readonly Dictionary<char, string> Others = new()
    {
        ['ß'] = "ss", ['æ'] = "ae", ['œ'] = "oe", ['ø'] = "o", ['ł'] = "l", ['đ'] = "d", ['ı'] = "i",
        ['0'] = "o", ['3'] = "e", ['4'] = "a", ['5'] = "s", ['7'] = "t", ['8'] = "b", ['@'] = "a", ['$'] = "s", ['€'] = "e",
    };

    /// <param name="word">As it is written.</param>
    /// <param name="one">What 1, ! and | stand for.</param>
    /// <returns>Empty when no letter is in the word: "455" is a number.</returns>
    internal static string Fold(string word, char one)
    {
        // At the end, "!" is what it is.
        word = UnicodeComposition.Compose(word.Trim().TrimEnd('!')).ToLowerInvariant();
        if (!word.Any(char.IsLetter))
            return "";
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            var letter = c;
            while (Bases.TryGetValue(letter, out var plain))
                letter = plain;
            if (Others.TryGetValue(letter, out var other))
                folded.Append(other);
            else if (letter is '1' or '!' or '|')
                folded.Append(one);
            else if (char.IsLetterOrDigit(letter) || char.IsSurrogate(letter) || letter == '*')
                folded.Append(letter);
        }
        return folded.ToString();
    }

    /// <summary>The first part of each composed Latin letter (other scripts' marks make other letters), from the tables of Unicode ("first=...", "first&lt;..." are the ways they are written there).</summary>
    private static Dictionary<char, char> OfTables()
    {
        var bases = new Dictionary<char, char>();
        foreach (var entry in UnicodeTables.Pairs.Split([' ', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = entry.Split('=', '<', '+');
            var composed = int.Parse(parts[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
            if (composed is < 0x250 or (>= 0x1E00 and < 0x1F00))
                bases[(char)composed] = (char)int.Parse(parts[1], NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        }
        return bases;
    }
}
