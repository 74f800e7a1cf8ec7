namespace MLKids.Runtime.Stage;

/// <summary>Hue, saturation, value; all parts 0..1, hue wraps.</summary>
internal static class HueColor
{
    public static (double Hue, double Saturation, double Value) FromRgb(double r, double g, double b)
    {
        var most = Math.Max(r, Math.Max(g, b));
        var span = most - Math.Min(r, Math.Min(g, b));
        if (span == 0)
            return (0, 0, most);
        var hue = most == r ? (g - b) / span : most == g ? 2 + (b - r) / span : 4 + (r - g) / span;
        return ((hue + 6) % 6 / 6, span / most, most);
    }

    public static (double R, double G, double B) ToRgb(double hue, double saturation, double value)
    {
        var sixth = (hue - Math.Floor(hue)) * 6;
        var f = sixth - Math.Floor(sixth);
        var (p, q, t) = (value * (1 - saturation), value * (1 - saturation * f), value * (1 - saturation * (1 - f)));
        return (int)sixth switch
        {
            1 => (q, value, p),
            2 => (p, value, t),
            3 => (p, q, value),
            4 => (t, p, value),
            5 => (value, p, q),
            _ => (value, t, p),
        };
    }
}
