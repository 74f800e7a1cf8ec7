using System.Text.RegularExpressions;

namespace MLKids.Studio.Tests.Languages;

[TestClass]
public sealed partial class KeyTests
{
    [TestMethod]
    public void Keys_UsedByThePage_AreInEnglish()
    {
        var english = LanguageFiles.Read("en").Keys.ToHashSet();
        // A block without a text of its own has the English one that its author wrote.
        var missing = Used().Where(used => !used.Pattern.StartsWith("blocks.", StringComparison.Ordinal)).Where(used => !used.Pattern.Contains('*', StringComparison.Ordinal) ? !english.Contains(used.Pattern) : !english.Any(key => Fits(used.Pattern, key)));
        Assert.IsEmpty(missing.ToList(), "used, but not in languages/en: " + string.Join(", ", missing.Select(used => $"{used.Pattern} ({used.File})")));
    }

    [TestMethod]
    public void Keys_OfEnglish_AreUsedByThePage()
    {
        var used = Used();
        var exact = used.Select(u => u.Pattern).ToHashSet();
        var patterns = exact.Where(p => p.Contains('*', StringComparison.Ordinal)).ToList();
        // Blocks' texts are asked for by opcode, sentences by what the host says.
        var idle = LanguageFiles.Read("en").Keys.Where(key => !key.StartsWith("sentences.", StringComparison.Ordinal) && !key.StartsWith("blocks.", StringComparison.Ordinal) && !exact.Contains(key) && !patterns.Exists(p => Fits(p, key)));
        Assert.IsEmpty(idle.ToList(), "in languages/en, but nowhere used: " + string.Join(", ", idle));
    }

    /// <summary>Keys in the scripts: every text like 'page.name', and `page.${…}` with * for what is not written there.</summary>
    private static List<(string Pattern, string File)> Used()
    {
        var page = new Regex($@"^({string.Join('|', LanguageFiles.Pages)})\.[\w.*-]+$");
        return [.. Directory.EnumerateFiles(LanguageFiles.WebRoot, "*.js", SearchOption.AllDirectories)
            .SelectMany(file => Text().Matches(Comment().Replace(File.ReadAllText(file), "")).Select(match => (Pattern: Pattern(match), File: Path.GetRelativePath(LanguageFiles.WebRoot, file))))
            .Where(used => page.IsMatch(used.Pattern) && !used.Pattern.EndsWith(".js", StringComparison.Ordinal) && !used.Pattern.EndsWith(".css", StringComparison.Ordinal))];
    }

    /// <summary>The key; * stands for what the script fills in or puts behind.</summary>
    private static string Pattern(Match match) => match.Groups[3].Success ? Hole().Replace(match.Groups[3].Value, "*") : match.Groups[1].Value + (match.Groups[2].Success ? "*" : "");

    private static bool Fits(string pattern, string key) => Regex.IsMatch(key, "^" + Regex.Escape(pattern).Replace("\\*", ".+", StringComparison.Ordinal) + "$");

    [GeneratedRegex(@"'(\w+\.[\w.-]*)'(\s*\+)?|`(\w+\.(?:[\w.-]|\$\{[^}`]*\})+)`")]
    private static partial Regex Text();

    [GeneratedRegex(@"/\*.*?\*/|(?<=^|\s)//[^\n]*", RegexOptions.Singleline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\$\{[^}]*\}")]
    private static partial Regex Hole();
}
