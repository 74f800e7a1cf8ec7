using System.Text.RegularExpressions;
using MLKids.Tests;

namespace MLKids.Docs.Tests;

/// <summary>The pages of the authors' book, and what stands in them.</summary>
internal static partial class Book
{
    public static string Folder { get; } = Path.Combine(SharedData.Root, "docs", "authors");

    /// <summary>Page name without ending → text.</summary>
    public static IReadOnlyDictionary<string, string> Pages { get; } =
        Directory.GetFiles(Folder, "*.md").Order(StringComparer.Ordinal).ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => File.ReadAllText(f).ReplaceLineEndings("\n"));

    /// <summary>What stands between ```LANGUAGE and ``` on all pages, with its place.</summary>
    public static IEnumerable<(string Where, string Text)> Blocks(string language) =>
        from page in Pages
        from match in Fence().Matches(page.Value)
        where match.Groups["language"].Value == language
        select ($"{page.Key}.md({page.Value[..match.Index].Count(c => c == '\n') + 2})", match.Groups["text"].Value);

    /// <summary>Names of the drawn pictures that pages show.</summary>
    public static IEnumerable<string> Pictures => Pages.Values.SelectMany(p => Picture().Matches(p)).Select(m => m.Groups[1].Value).Distinct();

    [GeneratedRegex(@"^```(?<language>\w+)\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\(pictures/([\w-]+)\.svg\)")]
    private static partial Regex Picture();
}
