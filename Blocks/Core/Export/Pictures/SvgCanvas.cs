using System.Globalization;
using System.Security;
using System.Text;

namespace MLKids.Blocks.Export;

/// <summary>Collects what is drawn. Right to left, everything is mirrored but the letters.</summary>
internal sealed class SvgCanvas(bool rightToLeft)
{
    private readonly StringBuilder _drawn = new();

    public void Path(double x, double y, string path, string fill, string? stroke = null) => _drawn.Append(
        CultureInfo.InvariantCulture,
        $"<path transform=\"translate({StackOutline.Text(x)} {StackOutline.Text(y)})\" fill=\"{fill}\"{(stroke is null ? "" : $" stroke=\"{stroke}\"")} d=\"{path}\"/>\n");

    /// <summary>A line without a filling.</summary>
    public void Line(double x, double y, string path, string stroke, double width) => _drawn.Append(
        CultureInfo.InvariantCulture,
        $"<path transform=\"translate({StackOutline.Text(x)} {StackOutline.Text(y)})\" fill=\"none\" stroke=\"{stroke}\" stroke-width=\"{StackOutline.Text(width)}\" stroke-linecap=\"round\" stroke-linejoin=\"round\" d=\"{path}\"/>\n");

    /// <summary>Text whose middle is at <paramref name="y"/>, fitted into its width.</summary>
    public void Text(double x, double y, string text, string fill)
    {
        var width = TextWidth.Of(text);
        var place = rightToLeft
            ? $"transform=\"translate({StackOutline.Text(x + width)} {StackOutline.Text(y + 5.5)}) scale(-1 1)\""
            : $"x=\"{StackOutline.Text(x)}\" y=\"{StackOutline.Text(y + 5.5)}\"";
        _drawn.Append(
            CultureInfo.InvariantCulture,
            $"<text {place} fill=\"{fill}\" textLength=\"{StackOutline.Text(width)}\" lengthAdjust=\"spacingAndGlyphs\">{SecurityElement.Escape(text)}</text>\n");
    }

    public string ToSvg(double width, double height, string title)
    {
        var (w, h) = (StackOutline.Text(Math.Ceiling(width)), StackOutline.Text(Math.Ceiling(height)));
        var mirror = rightToLeft ? $" transform=\"translate({w} 0) scale(-1 1)\"" : "";
        return $"""
            <svg xmlns="http://www.w3.org/2000/svg" width="{w}" height="{h}" viewBox="0 0 {w} {h}" role="img">
            <title>{SecurityElement.Escape(title)}</title>
            <g font-family="Helvetica Neue, Helvetica, Arial, sans-serif" font-weight="bold" font-size="{TextWidth.FontSize}"{mirror}>
            {_drawn}</g>
            </svg>

            """.ReplaceLineEndings("\n");
    }
}
