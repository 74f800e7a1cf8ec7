using System.Globalization;
using System.Text;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Featurizers.Words;

/// <summary>
/// Makes spellings of one word equal: canonical composition, simple lower case, full-width Latin as Latin, without invisible characters,
/// variation selectors, Arabic vowel signs and stretching, and Hebrew points (both are written or left out at will).
/// </summary>
internal static class WordFolding
{
    private const char FinalSigma = '\u03C2', Sigma = '\u03C3';

    /// <summary>The folded form of one grapheme cluster; empty when nothing of it makes a difference.</summary>
    internal static string Fold(ReadOnlySpan<char> cluster)
    {
        if (cluster is [< '\u0080' and var ascii])
            return char.ToLowerInvariant(ascii).ToString();
        var folded = new StringBuilder(cluster.Length);
        foreach (var rune in UnicodeComposition.Compose(cluster.ToString()).EnumerateRunes())
            if (!IsIgnored(rune))
                folded.Append(FoldRune(rune));
        return folded.ToString();
    }

    /// <summary>The characters of scripts that put no spaces between words.</summary>
    internal static bool IsUnspaced(Rune rune) => rune.Value is
        (>= 0x0E00 and <= 0x0EFF) // Thai, Lao
        or (>= 0x1000 and <= 0x109F) or (>= 0xA9E0 and <= 0xA9FF) or (>= 0xAA60 and <= 0xAA7F) // Burmese
        or (>= 0x1780 and <= 0x17FF) // Khmer
        or (>= 0x3005 and <= 0x3007) or (>= 0x3040 and <= 0x30FF) or (>= 0x31F0 and <= 0x31FF) or (>= 0xFF66 and <= 0xFF9F) // Kana
        or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF); // Han

    private static bool IsIgnored(Rune rune) => rune.Value is
        (>= 0xFE00 and <= 0xFE0F) // variation selectors
        or 0x0640 or (>= 0x064B and <= 0x0652) or 0x0670 // Arabic
        or (>= 0x0591 and <= 0x05BD) or 0x05BF or 0x05C1 or 0x05C2 or 0x05C4 or 0x05C5 or 0x05C7 // Hebrew
        || Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format;

    private static Rune FoldRune(Rune rune)
    {
        if (rune.Value is >= 0xFF01 and <= 0xFF5E)
            rune = new Rune(rune.Value - 0xFF01 + '!');
        var lower = Rune.ToLowerInvariant(rune);
        return lower.Value == FinalSigma ? new Rune(Sigma) : lower;
    }
}
