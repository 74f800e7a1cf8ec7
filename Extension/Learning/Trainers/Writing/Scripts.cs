using System.Globalization;
using System.Text;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>What characters are to a text: parts of words, or letters of a script that is written without spaces.</summary>
internal static class Scripts
{
    /// <summary>First and last code points of the letters (not digits) of Thai, Lao, Myanmar, Khmer, Kana, Bopomofo and Han, in order (Unicode 16 blocks).</summary>
    private static readonly (int First, int Last)[] WithoutSpaces =
    [
        (0x0E01, 0x0E4E), (0x0E81, 0x0ECE), (0x1000, 0x103F), (0x1050, 0x108F), (0x1780, 0x17D3), (0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3021, 0x3029),
        (0x3041, 0x309F), (0x30A1, 0x30FA), (0x30FC, 0x312F), (0x31A0, 0x31BF), (0x31F0, 0x31FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
        (0xFF66, 0xFF9F), (0x1B000, 0x1B16F), (0x20000, 0x3FFFD),
    ];

    /// <summary>A letter of a script that puts no spaces between words.</summary>
    internal static bool IsWithoutSpaces(Rune rune) =>
        rune.Value >= WithoutSpaces[0].First && Array.Exists(WithoutSpaces, range => rune.Value >= range.First && rune.Value <= range.Last);

    /// <summary>Letter, mark, digit or underscore.</summary>
    internal static bool IsWordPart(Rune rune) => rune.IsAscii
        ? char.IsAsciiLetterOrDigit((char)rune.Value) || rune.Value == '_'
        : Rune.GetUnicodeCategory(rune) is <= UnicodeCategory.OtherNumber or UnicodeCategory.ConnectorPunctuation;

    /// <summary>True for words and emoji: what a child counts when asked for a number of words.</summary>
    internal static bool CountsAsWord(ReadOnlySpan<char> token)
    {
        foreach (var rune in token.EnumerateRunes())
            if (IsWordPart(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.OtherSymbol)
                return true;
        return false;
    }

    /// <summary>UTF-16 units of the first character as people see it (UAX 29 grapheme cluster), at most <see cref="TextLimits.TokenLength"/>.</summary>
    internal static int NextElement(ReadOnlySpan<char> text)
    {
        if (text[0] < 128 && (text.Length == 1 || text[1] < 128))
            return 1;
        var length = StringInfo.GetNextTextElementLength(text);
        return length <= TextLimits.TokenLength ? length : TextLimits.TokenLength - (char.IsHighSurrogate(text[TextLimits.TokenLength - 1]) ? 1 : 0);
    }

    internal static Rune First(ReadOnlySpan<char> text)
    {
        Rune.DecodeFromUtf16(text, out var rune, out _);
        return rune;
    }
}
