namespace MLKids.Blocks.Export;

/// <summary>A part of a picture: its size, and how it is drawn at a place (its upper left corner).</summary>
internal sealed record PictureBox(BoxKind Kind, double Width, double Height, Action<SvgCanvas, double, double> Draw)
{
    private const double LineHeight = 24;

    public static PictureBox Text(string text, string fill) =>
        new(BoxKind.Label, TextWidth.Of(text), LineHeight, (canvas, x, y) => canvas.Text(x, y + LineHeight / 2, text, fill));
}

/// <summary>The ends of a part.</summary>
internal enum BoxKind
{
    Label,
    Round,
    Pointed,
    Stack,
}
