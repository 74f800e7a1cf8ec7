namespace MLKids.Blocks.Export;

/// <summary>Blocks → SVG text in the look of Scratch 3. Pure; no script, no style sheet, nothing from outside: it may stand in any page.</summary>
public static class BlockPicture
{
    private const double Margin = 2;

    /// <summary>One block alone, as in the palette.</summary>
    /// <inheritdoc cref="Of(IReadOnlyList{DrawnBlock}, IReadOnlyDictionary{string, string}?, bool)"/>
    public static string Of(DrawnBlock block, IReadOnlyDictionary<string, string>? texts = null, bool rightToLeft = false) => Of([block], texts, rightToLeft);

    /// <summary>Blocks below each other: a script.</summary>
    /// <param name="script">At least one. A hat can only be the first, a block with a value stands alone.</param>
    /// <param name="texts">Another language: sentences and menu items by the keys of <see cref="BlocklyExport.Texts"/>; null for what the definitions say.</param>
    /// <param name="rightToLeft">Mirrored, for languages that are written so.</param>
    /// <returns>An SVG file whose <c>title</c> is the script in words. Its size is in pixels at the size of the editor.</returns>
    public static string Of(IReadOnlyList<DrawnBlock> script, IReadOnlyDictionary<string, string>? texts = null, bool rightToLeft = false)
    {
        var words = new BlockWords(texts ?? new Dictionary<string, string>());
        var layout = new PictureLayout(words);
        var boxes = script.Select(layout.Block).ToList();
        var canvas = new SvgCanvas(rightToLeft);
        var y = Margin;
        foreach (var box in boxes)
        {
            box.Draw(canvas, Margin, y);
            y += box.Height;
        }

        // The last block's nose stands out below it.
        var nose = script[^1].Definition is { GivesValue: false, Terminal: false } ? StackOutline.NotchHeight : 0;
        return canvas.ToSvg(boxes.Max(b => b.Width) + 2 * Margin, y + nose + Margin, string.Join("; ", script.Select(words.Sentence)));
    }
}
