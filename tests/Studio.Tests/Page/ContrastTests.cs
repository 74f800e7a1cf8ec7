using System.Globalization;
using System.Text.RegularExpressions;
using MLKids.Studio.Tests.Languages;

namespace MLKids.Studio.Tests.Page;

/// <summary>The page's colours can be told apart by people with weak eyes (https://www.w3.org/TR/WCAG22/#contrast-minimum).</summary>
[TestClass]
public sealed partial class ContrastTests
{
    private const double Text = 4.5;
    private const double Shapes = 3;

    [TestMethod]
    [DataRow("ink", "paper", Text)]
    [DataRow("ink", "ground", Text)]
    [DataRow("ink", "brand-soft", Text)]
    [DataRow("ink", "warn-soft", Text)]
    [DataRow("ink", "bad-soft", Text)]
    [DataRow("ink", "good-soft", Text)]
    [DataRow("ink-soft", "paper", Text)]
    [DataRow("ink-soft", "ground", Text)]
    [DataRow("ink-soft", "brand-soft", Text)]
    [DataRow("brand-dark", "paper", Text)]
    [DataRow("paper", "brand", Text)]
    [DataRow("paper", "brand-dark", Text)]
    [DataRow("paper", "ink", Text)]
    [DataRow("bad", "paper", Text)]
    [DataRow("good", "paper", Text)]
    [DataRow("good", "good-soft", Text)]
    [DataRow("warn", "paper", Text)]
    [DataRow("warn", "warn-soft", Text)]
    [DataRow("bad", "bad-soft", Text)]
    [DataRow("line-strong", "paper", Shapes)]
    [DataRow("line-strong", "ground", Shapes)]
    [DataRow("brand", "ground", Shapes)]
    public void Colours_OfAPair_DifferEnough(string front, string behind, double wanted)
    {
        var tokens = Token().Matches(File.ReadAllText(Path.Combine(LanguageFiles.WebRoot, "shell", "tokens.css"))).ToDictionary(m => m.Groups[1].Value, m => m.Groups[2].Value);
        Assert.IsGreaterThanOrEqualTo(wanted, Contrast(tokens[front], tokens[behind]), $"{front} {tokens[front]} on {behind} {tokens[behind]}");
    }

    [TestMethod]
    public void Contrast_OfKnownPairs_IsRight()
    {
        Assert.AreEqual(21, Contrast("#000000", "#ffffff"), 1e-9);
        Assert.AreEqual(4.54, Contrast("#767676", "#ffffff"), 0.01);
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string color)
    {
        double Part(int at)
        {
            var value = int.Parse(color.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return 0.2126 * Part(1) + 0.7152 * Part(3) + 0.0722 * Part(5);
    }

    [GeneratedRegex(@"--([\w-]+): (#[0-9a-f]{6});")]
    private static partial Regex Token();
}
