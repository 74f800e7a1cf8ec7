using System.Globalization;
using System.Security;
using System.Text;
using System.Xml;
using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Stage;

/// <summary>
/// A speech or thought bubble as a drawing: sizes, colours and place of scratch-render's. The text's width is estimated, since only the renderer knows its fonts.
/// </summary>
internal static class SpeechBubble
{
    private const int MostLineWidth = 170, LeastWidth = 50, Padding = 10, LineHeight = 16, Tail = 12, Stroke = 4;

    /// <summary>Draws a sprite's bubble on a canvas beside the upper end of the sprite; nothing if it says nothing.</summary>
    public static void Draw(Sprite sprite, ICostumeRenderer renderer, StageCanvas canvas)
    {
        if (sprite is not { Visible: true, Bubble: { } text, Bounds: { } box })
            return;
        var lines = Wrap(text);
        var width = (int)Math.Ceiling(Math.Max(lines.Max(WidthOf), LeastWidth)) + 2 * Padding;
        var height = LineHeight * lines.Count + 2 * Padding;
        var (fullWidth, fullHeight) = (width + Stroke, height + Stroke + Tail);
        var isRight = box.Right + fullWidth <= Bounds.Stage.Right || box.Left - fullWidth < Bounds.Stage.Left;
        var svg = Encoding.UTF8.GetBytes(Svg(lines, width, height, isRight, sprite.BubbleKind == "think"));
        if (renderer.Render(new Costume("bubble", "svg", svg, 0, 0, 1), fullWidth, fullHeight) is not { } image)
            return;
        var left = Math.Clamp(isRight ? box.Right : box.Left - fullWidth, Bounds.Stage.Left, Math.Max(Bounds.Stage.Left, Bounds.Stage.Right - fullWidth));
        var top = Math.Min(Bounds.Stage.Top, box.Top - Math.Min(8, box.Height) + fullHeight);
        canvas.Draw(image, (int)Math.Round(left + 240), (int)Math.Round(180 - top));
    }

    /// <summary>Lines of at most 170 pixels; words that are longer are broken.</summary>
    internal static IReadOnlyList<string> Wrap(string text)
    {
        var lines = new List<string>();
        foreach (var paragraph in text.ReplaceLineEndings("\n").Split('\n'))
        {
            var line = new StringBuilder();
            foreach (var word in paragraph.Split(' '))
            {
                if (line.Length > 0 && WidthOf($"{line} {word}") > MostLineWidth)
                {
                    lines.Add(line.ToString());
                    line.Clear();
                }

                if (line.Length > 0)
                    line.Append(' ');
                foreach (var rune in word.EnumerateRunes())
                {
                    if (line.Length > 0 && WidthOf(line.ToString()) + WidthOf(rune.ToString()) > MostLineWidth)
                    {
                        lines.Add(line.ToString());
                        line.Clear();
                    }

                    line.Append(rune.ToString());
                }
            }

            lines.Add(line.ToString());
        }

        return lines;
    }

    // Of a wide font at 14 pixels, so that narrower ones fit as well.
    private static double WidthOf(string text) => text.Sum(c => c switch
    {
        'i' or 'j' or 'l' or '.' or ',' or '\'' or '|' or '!' or ':' or ';' or 'I' or ' ' or '(' or ')' or '[' or ']' or 'f' or 't' or 'r' or '-' => 5,
        'm' or 'w' or 'M' or 'W' or '@' or '%' => 13.5,
        >= 'A' and <= 'Z' => 10,
        >= '\u2E80' => 14,
        _ => 8.7,
    });

    private static string Svg(IReadOnlyList<string> lines, int width, int height, bool isRight, bool isThought)
    {
        var tail = isThought
            ? "l-8 0 a4 4 0 0 1 -8 0"
            : "c0 4 4 8 4 10 a2 2 0 0 1 -2 2 c-3 0 -13 -4 -18 -12";
        var circles = isThought
            ? string.Create(CultureInfo.InvariantCulture, $"<circle cx=\"{width - 25.25}\" cy=\"{height + 7.25}\" r=\"2.25\"/><circle cx=\"{width - 17.5}\" cy=\"{height + 9.5}\" r=\"1.5\"/>")
            : "";
        var outline = string.Create(
            CultureInfo.InvariantCulture,
            $"<path d=\"M16 {height} A16 16 0 0 1 0 {height - 16} V16 A16 16 0 0 1 16 0 H{width - 16} A16 16 0 0 1 {width} 16 V{height - 16} A16 16 0 0 1 {width - 16} {height} {tail} Z\"/>");
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width + Stroke}\" height=\"{height + Stroke + Tail}\"><g transform=\"translate(2 2)\">");
        svg.Append(isRight ? string.Create(CultureInfo.InvariantCulture, $"<g transform=\"translate({width} 0) scale(-1 1)\">") : "<g>");
        // The stroke first: only its outer half shows.
        svg.Append(CultureInfo.InvariantCulture, $"<g fill=\"none\" stroke=\"#000000\" stroke-opacity=\"0.15\" stroke-width=\"{Stroke}\">{outline}{circles}</g><g fill=\"#ffffff\">{outline}{circles}</g></g>");
        svg.Append("<g fill=\"#575e75\" font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\" font-size=\"14\">");
        for (var i = 0; i < lines.Count; i++)
            svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{Padding}\" y=\"{Padding + LineHeight * i + 12.6}\">{Escaped(lines[i])}</text>");
        return svg.Append("</g></g></svg>").ToString();
    }

    private static string Escaped(string line) => SecurityElement.Escape(string.Concat(line.Where(c => XmlConvert.IsXmlChar(c) || char.IsSurrogate(c))));
}
