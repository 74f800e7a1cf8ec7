using System.Globalization;
using System.Text.RegularExpressions;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>A pack's colour. Text on it is always readable, because dark or light is chosen for it; the block itself must stand out from the palette's white.</summary>
internal static partial class ColorRules
{
    /// <summary>Contrast to white, WCAG 2.2's measure; Scratch's palest colour has 1.6.</summary>
    public const double Least = 1.3;

    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin)
    {
        foreach (var pack in plugin.Code.Packs)
        {
            if (!Form().IsMatch(pack.Color))
                yield return CheckedPlugin.At(pack, CheckCodes.BadColor, Severity.Error, $"the colour \"{pack.Color}\" has another form than \"#0fbd8c\"", "write # and six hexadecimal digits, such as Color = \"#0fbd8c\"");
            else if (ToWhite(pack.Color) is var contrast && contrast < Least)
                yield return CheckedPlugin.At(
                    pack, CheckCodes.PaleColor, Severity.Warning, string.Create(CultureInfo.InvariantCulture, $"the colour \"{pack.Color}\" can hardly be told from the white of the palette (contrast {contrast:0.00}, wanted {Least})"),
                    "write a darker colour");
        }
    }

    private static double ToWhite(string color)
    {
        double Linear(int at) => int.Parse(color.AsSpan(at, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) / 255.0 is var c && c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
        return 1.05 / (0.2126 * Linear(1) + 0.7152 * Linear(3) + 0.0722 * Linear(5) + 0.05);
    }

    [GeneratedRegex("^#[0-9a-fA-F]{6}$")]
    private static partial Regex Form();
}
