namespace MLKids.Blocks.Export;

/// <summary>The few signs on blocks, drawn: not every font has them.</summary>
internal static class BlockIcons
{
    private const double Size = 24;

    private static readonly char[] Signs = ['⚑', '↻', '↺'];

    /// <summary>Words, with signs among them.</summary>
    public static IEnumerable<PictureBox> Label(string text, string fill)
    {
        for (var start = 0; start < text.Length;)
        {
            var sign = text.IndexOfAny(Signs, start);
            var end = sign < 0 ? text.Length : sign;
            if (text[start..end].Trim() is { Length: > 0 } words)
                yield return PictureBox.Text(words, fill);
            if (sign >= 0)
                yield return Sign(text[sign], fill);
            start = end + 1;
        }
    }

    /// <summary>The sign of a loop, 24 pixels wide, its middle at <paramref name="y"/>.</summary>
    public static void LoopArrow(SvgCanvas canvas, double x, double y, string color)
    {
        canvas.Line(x, y, "M 2 6 H 13 A 4.5 4.5 0 0 0 17.5 1.5 V -2", color, 2.5);
        canvas.Path(x, y, "M 17.5 -9 L 23 -2 H 12 Z", color);
    }

    private static PictureBox Sign(char sign, string fill) => new(BoxKind.Label, Size, Size, (canvas, x, y) =>
    {
        if (sign == '⚑')
        {
            canvas.Line(x, y, "M 5 3 V 21", "#45993d", 2);
            canvas.Path(x, y, "M 5 4 c 4 -2 6 -1 8 0 s 5 2 8 0 v 10 c -3 2 -6 1 -8 0 s -4 -2 -8 0 Z", "#4cbf56", "#45993d");
            return;
        }

        var right = sign == '↻';
        canvas.Line(x, y, right ? "M 18.5 12 A 6.5 6.5 0 1 1 12 5.5 h 2" : "M 5.5 12 A 6.5 6.5 0 1 0 12 5.5 h -2", fill, 2.5);
        canvas.Path(x, y, right ? "M 13.5 1 L 20 5.5 L 13.5 10 Z" : "M 10.5 1 L 4 5.5 L 10.5 10 Z", fill);
    });
}
