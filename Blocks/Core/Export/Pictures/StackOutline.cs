using System.Globalization;
using System.Text;

namespace MLKids.Blocks.Export;

/// <summary>The edges of blocks, as SVG paths from their upper left corner. Measures in pixels, as in Scratch's editor.</summary>
internal static class StackOutline
{
    public const double NotchHeight = 8, HatRise = 18, Arm = 16;

    private const double NotchStart = 12, NotchEnd = 48;
    private const string NotchRight = "c 2 0 3 1 4 2 l 4 4 c 1 1 2 2 4 2 h 12 c 2 0 3 -1 4 -2 l 4 -4 c 1 -1 2 -2 4 -2";
    private const string NotchLeft = "c -2 0 -3 1 -4 2 l -4 4 c -1 1 -2 2 -4 2 h -12 c -2 0 -3 -1 -4 -2 l -4 -4 c -1 -1 -2 -2 -4 -2";

    /// <summary>A block of a script.</summary>
    /// <param name="width">Of all bars.</param>
    /// <param name="bars">Heights of the rows with words; between them lie the mouths.</param>
    /// <param name="mouths">Heights of the stacks: one less than bars.</param>
    /// <param name="hat">It begins a script: an arch instead of a notch.</param>
    /// <param name="open">Something can follow.</param>
    public static string Of(double width, IReadOnlyList<double> bars, IReadOnlyList<double> mouths, bool hat, bool open)
    {
        var path = new StringBuilder(hat ? "M 0 0 c 25 -22 71 -22 96 0" : $"M 0 4 a 4 4 0 0 1 4 -4 H {NotchStart} {NotchRight}");
        var (right, y) = (Text(width - 4), 0.0);
        for (var i = 0; i < bars.Count; i++)
        {
            y += bars[i];
            path.Append(CultureInfo.InvariantCulture, $" H {right} a 4 4 0 0 1 4 4 V {Text(y - 4)} a 4 4 0 0 1 -4 4");
            if (i == mouths.Count)
                break;
            y += mouths[i];
            path.Append(CultureInfo.InvariantCulture, $" H {Arm + NotchEnd} {NotchLeft} h -8 a 4 4 0 0 0 -4 4 V {Text(y - 4)} a 4 4 0 0 0 4 4");
        }

        return path.Append(open ? $" H {NotchEnd} {NotchLeft}" : "").Append(" H 4 a 4 4 0 0 1 -4 -4 Z").ToString();
    }

    /// <summary>Round ends.</summary>
    public static string Round(double width, double height) =>
        $"M {Text(height / 2)} 0 H {Text(width - height / 2)} a {Text(height / 2)} {Text(height / 2)} 0 0 1 0 {Text(height)} H {Text(height / 2)} a {Text(height / 2)} {Text(height / 2)} 0 0 1 0 -{Text(height)} Z";

    /// <summary>Pointed ends.</summary>
    public static string Pointed(double width, double height) =>
        $"M {Text(height / 2)} 0 H {Text(width - height / 2)} l {Text(height / 2)} {Text(height / 2)} l -{Text(height / 2)} {Text(height / 2)} H {Text(height / 2)} l -{Text(height / 2)} -{Text(height / 2)} Z";

    /// <summary>A box with small corners.</summary>
    public static string Square(double width, double height) =>
        $"M 4 0 H {Text(width - 4)} a 4 4 0 0 1 4 4 V {Text(height - 4)} a 4 4 0 0 1 -4 4 H 4 a 4 4 0 0 1 -4 -4 V 4 a 4 4 0 0 1 4 -4 Z";

    public static string Text(double number) => Math.Round(number, 2).ToString(CultureInfo.InvariantCulture);
}
