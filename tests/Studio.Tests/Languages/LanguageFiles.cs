using System.Text.Json;
using System.Text.RegularExpressions;
using MLKids.Tests;

namespace MLKids.Studio.Tests.Languages;

/// <summary>The page's language files.</summary>
internal static partial class LanguageFiles
{
    public static string WebRoot { get; } = Path.Combine(SharedData.Root, "Extension", "Studio", "wwwroot");

    private static string Folder => Path.Combine(WebRoot, "languages");

    /// <summary>Languages that have a folder.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Directory.EnumerateDirectories(Folder).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    /// <summary>Languages that the page offers.</summary>
    public static IReadOnlyList<string> Offered { get; } =
        [.. LanguageLine().Matches(File.ReadAllText(Path.Combine(WebRoot, "shell", "texts.js"))).Select(match => match.Groups[1].Value)];

    /// <summary>Files of the texts, as the page loads them.</summary>
    public static IReadOnlyList<string> Pages { get; } =
        [.. Quoted().Matches(PageList().Match(File.ReadAllText(Path.Combine(WebRoot, "shell", "texts.js"))).Value).Select(match => match.Groups[1].Value)];

    /// <summary>All texts of a language: <c>page.key</c> → text.</summary>
    public static SortedDictionary<string, string> Read(string language)
    {
        var texts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Folder, language), "*.json"))
        {
            // Not into a dictionary at once: a key that is there twice must be seen.
            using var json = JsonDocument.Parse(File.ReadAllText(file));
            foreach (var entry in json.RootElement.EnumerateObject())
                Assert.IsTrue(texts.TryAdd($"{Path.GetFileNameWithoutExtension(file)}.{entry.Name}", entry.Value.GetString()!), $"{language}/{Path.GetFileName(file)}: '{entry.Name}' is there twice.");
        }

        return texts;
    }

    [GeneratedRegex(@"^  (\w+): \{ name: '[^']*'(?!.*hidden)", RegexOptions.Multiline)]
    private static partial Regex LanguageLine();

    [GeneratedRegex(@"const files = \[[^\]]*\]")]
    private static partial Regex PageList();

    [GeneratedRegex("'([^']+)'")]
    private static partial Regex Quoted();
}
