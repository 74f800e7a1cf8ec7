using System.Globalization;
using System.Text.Json.Nodes;

namespace MLKids.Blocks.Export;

/// <summary>A pack's colour → the colours of its blocks, with the text that can be read on them (WCAG 2.2: contrast of 4.5:1).</summary>
internal static class BlockColors
{
    private static readonly System.Buffers.SearchValues<char> HexDigits = System.Buffers.SearchValues.Create("0123456789abcdefABCDEF");

    private const double Wanted = 4.5, Dark = 0.0, Light = 1.0;

    public static JsonObject Of(string color)
    {
        var rgb = Parse(color);
        var dark = Contrast(rgb, Dark) >= Wanted;

        // The second colour lies below menus: away from the text, so that it can be read there too.
        return new JsonObject
        {
            ["colourPrimary"] = Format(rgb),
            ["colourSecondary"] = Format(Mix(rgb, dark ? 1 : 0, 0.25)),
            ["colourTertiary"] = Format(Mix(rgb, 0, 0.28)),
            ["text"] = dark ? "dark" : "light",
        };
    }

    /// <summary><c>#rrggbb</c>.</summary>
    public static bool IsColor(string color) => color.Length == 7 && color[0] == '#' && color.AsSpan(1).ContainsAnyExcept(HexDigits) is false;

    private static double[] Parse(string color) =>
        [.. Enumerable.Range(0, 3).Select(i => int.Parse(color.AsSpan(1 + 2 * i, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0)];

    private static string Format(double[] rgb) => "#" + string.Concat(rgb.Select(c => ((int)Math.Round(c * 255)).ToString("x2", CultureInfo.InvariantCulture)));

    private static double[] Mix(double[] rgb, double to, double share) => [.. rgb.Select(c => c + (to - c) * share)];

    private static double Contrast(double[] rgb, double other)
    {
        var linear = rgb.Select(c => c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4)).ToArray();
        var luminance = 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
        return (Math.Max(luminance, other) + 0.05) / (Math.Min(luminance, other) + 0.05);
    }
}
