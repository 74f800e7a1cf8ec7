namespace MLKids.Blocks.Export;

/// <summary>Widths of bold sans-serif text (Helvetica, Arial), so that a picture can be laid out without a font. The picture states the width, and any font is fitted to it.</summary>
internal static class TextWidth
{
    /// <summary>Of the blocks' text, in pixels.</summary>
    public const double FontSize = 16;

    // In thousandths of the font's size, for the characters from the space on.
    private static readonly int[] Ascii =
    [
        278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, // space to /
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 333, 333, 584, 584, 584, 611, // 0 to ?
        975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833, 722, 778, // @ to O
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, // P to _
        333, 556, 611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, // ` to o
        611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389, 280, 389, 584, // p to ~
    ];

    /// <summary>In pixels.</summary>
    public static double Of(string text) => text.Sum(Thousandths) * FontSize / 1000;

    private static int Thousandths(char c) => c switch
    {
        >= ' ' and <= '~' => Ascii[c - ' '],
        >= '\u0300' and <= '\u036f' or >= '\u064b' and <= '\u0652' => 0, // marks above and below
        >= '\u0600' and <= '\u06ff' => 500,
        >= '\u2e80' and <= '\u9fff' or >= '\uac00' and <= '\ud7ff' or >= '\uf900' and <= '\uffef' => 1000,
        >= '\ud800' and <= '\udfff' => 550, // half of a pair
        _ => 600,
    };
}
