using System.Text;
using System.Text.RegularExpressions;
using MLKids.Blocks.Values;
using MLKids.Tests;

namespace MLKids.Docs.Tests;

/// <summary>The tables of the book that the code itself fills.</summary>
internal static partial class BookTables
{
    private static readonly object?[] Values =
        ["", " ", "0", "12", " 12 ", "1.5", ".5", "1e3", "0x10", "12 apples", "apple", "true", "false", "Infinity", 0.1 + 0.2, 1e21, 1e-7, -0.0, double.NaN, double.PositiveInfinity, true, false];

    public static string Make(string table) => table switch
    {
        "casts" => Casts(),
        "codes" => Codes(),
        _ => throw new AssertFailedException($"nobody makes the table {table}"),
    };

    private static string Casts()
    {
        var text = new StringBuilder("| Value | as a number | as a text | as a truth value |\n|---|---|---|---|\n");
        foreach (var value in Values)
            text.Append($"| {Shown(value)} | {Shown(Cast.ToNumber(value))} | {Shown(Cast.ToText(value))} | {(Cast.ToBoolean(value) ? "true" : "false")} |\n");
        return text.ToString();
    }

    // Text in quotes, so that blanks are seen.
    private static string Shown(object? value) => value switch
    {
        string text => $"`\"{text}\"`",
        double number when number == 0 && double.IsNegative(number) => "`-0`",
        _ => $"`{Cast.ToText(value)}`",
    };

    // From the sources: what stands above a code is what it means.
    private static string Codes()
    {
        string[] files =
        [
            "Blocks/Core/Diagnostics/AuthoringCodes.cs", "Extension/Plugin/Manifests/ManifestCodes.cs", "Blocks/Core/Diagnostics/StageCodes.cs", "Runtime/Scheduling/RunCodes.cs",
            .. new[] { "Extension/Packs", "Runtime/Packs" }.Select(f => Path.Combine(SharedData.Root, f)).Where(Directory.Exists)
                .SelectMany(f => Directory.GetFiles(f, "*Codes.cs", SearchOption.AllDirectories)).Order(StringComparer.Ordinal).Select(f => Path.GetRelativePath(SharedData.Root, f)),
        ];
        var codes = files.SelectMany(f => Code().Matches(File.ReadAllText(Path.Combine(SharedData.Root, f)).ReplaceLineEndings("\n")))
            .Select(m => (Code: m.Groups["code"].Value, Text: Reference().Replace(Spaces().Replace(m.Groups["text"].Value, " "), "`$1`").Trim()))
            .Where(c => c.Code.StartsWith("ML", StringComparison.Ordinal))
            .OrderBy(c => c.Code[..3] switch { "MLB" => 0, "MLM" => 1, _ => 2 }).ThenBy(c => c.Code, StringComparer.Ordinal);
        var table = new StringBuilder("| Code | What it says |\n|---|---|\n");
        foreach (var (code, text) in codes)
            table.Append($"| {code} | {text.Replace("|", "\\|", StringComparison.Ordinal)} |\n");
        return table.ToString();
    }

    [GeneratedRegex(@"<summary>(?<text>(?:(?!</summary>).)*)</summary>\s*(?:/// <remarks>(?:(?!const).)*)?\s*public const string \w+ = ""(?<code>[A-Z]{3}\d+)""", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"<(?:see [^>]*?""(?:[^"">]*\.)?|c>)([^""<>]+)(?:""\s*/>|</c>)")]
    private static partial Regex Reference();

    [GeneratedRegex(@"\s*\n\s*///\s*|\s+")]
    private static partial Regex Spaces();
}
