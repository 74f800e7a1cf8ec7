using MLKids.Blocks.Contracts;

namespace MLKids.Blocks.Standard;

/// <summary>A pen's ink from its four parameters, and back. Rules of scratch-vm's pen (4.8.45), with its rounding down.</summary>
internal static class PenColor
{
    /// <summary>The parameters that give a colour.</summary>
    public static void Set(PenState pen, StageColor color)
    {
        SetHue(pen, color.Red, color.Green, color.Blue);
        pen.Transparency = 100 * (1 - color.Alpha / 255.0);
        pen.Shade = pen.Brightness / 2;
        Mix(pen);
    }

    /// <summary>Hues are a ring from 0 to 100, both of them red: 101 steps.</summary>
    public static double Wrap(double hue) => double.IsFinite(hue) ? hue - Math.Floor(hue / 101) * 101 : 0;

    /// <summary>The ink that the parameters give.</summary>
    public static void Mix(PenState pen)
    {
        var (r, g, b) = ToRgb(pen.Color / 100, pen.Saturation / 100, pen.Brightness / 100);
        pen.Ink = new StageColor((byte)r, (byte)g, (byte)b, (byte)Math.Round(255 * (1 - pen.Transparency / 100)));
    }

    /// <summary>The ink that Scratch 2's hue and shade give: darker below 50, lighter above, full at 50.</summary>
    public static void MixShade(PenState pen)
    {
        var (r, g, b) = ToRgb(pen.Color / 100, 1, 1);
        var shade = pen.Shade > 100 ? 200 - pen.Shade : pen.Shade;
        if (shade < 50)
        {
            var share = Math.Min(1, (10 + shade) / 60);
            (r, g, b) = (r * share, g * share, b * share);
        }
        else
        {
            var share = Math.Clamp((shade - 50) / 60, 0, 1);
            (r, g, b) = (r + (255 - r) * share, g + (255 - g) * share, b + (255 - b) * share);
        }

        SetHue(pen, r, g, b);
        Mix(pen);
    }

    private static void SetHue(PenState pen, double r, double g, double b)
    {
        var least = Math.Min(r, Math.Min(g, b));
        var most = Math.Max(r, Math.Max(g, b));
        var (hue, saturation) = (0.0, 0.0);
        if (least != most)
        {
            var (from, part) = r == least ? (3, g - b) : g == least ? (5, b - r) : (1, r - g);
            hue = (from - part / (most - least)) * 60 % 360;
            saturation = (most - least) / most;
        }

        (pen.Color, pen.Saturation, pen.Brightness) = (hue / 3.6, saturation * 100, most / 2.55);
    }

    // Each 0..255, rounded down.
    private static (double R, double G, double B) ToRgb(double hue, double saturation, double value)
    {
        var sixth = (hue - Math.Floor(hue)) * 6;
        var f = sixth - Math.Floor(sixth);
        var (p, q, t) = (value * (1 - saturation), value * (1 - saturation * f), value * (1 - saturation * (1 - f)));
        var (r, g, b) = (int)sixth switch
        {
            1 => (q, value, p),
            2 => (p, value, t),
            3 => (p, q, value),
            4 => (t, p, value),
            5 => (value, p, q),
            _ => (value, t, p),
        };
        return (Math.Floor(r * 255), Math.Floor(g * 255), Math.Floor(b * 255));
    }
}
