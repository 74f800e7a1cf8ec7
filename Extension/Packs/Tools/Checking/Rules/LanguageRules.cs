using System.Text.Json;
using System.Text.RegularExpressions;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>Translations, <c>languages/xx.json</c>: every sentence, none too many, the same slots.</summary>
internal static partial class LanguageRules
{
    /// <summary>Most languages need up to half as many letters again as English.</summary>
    private const int LongestTranslation = SentenceRules.Longest * 3 / 2;

    private const int LargestBytes = 1 << 20;

    /// <summary>The files, by name.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.Exists(Path.Combine(folder, "languages"))
        ? Directory.GetFiles(Path.Combine(folder, "languages"), "*.json").Order(StringComparer.Ordinal).Select(f => "languages/" + Path.GetFileName(f))
        : [];

    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin) => Files(plugin.Folder).SelectMany(file => OfFile(plugin, file));

    private static List<Diagnostic> OfFile(CheckedPlugin plugin, string file)
    {
        var findings = new List<Diagnostic>();
        var said = Read(plugin.Folder, file, out var lines, findings);
        var english = plugin.Code.Texts;
        // A block with a mistake is not known: its translations would be taken for somebody else's.
        if (said is null || !plugin.IsWhole)
            return findings;
        foreach (var key in lines.Repeated)
            Add(key, CheckCodes.RepeatedField, Severity.Error, $"\"{key}\" stands twice; only the last one counts", "write it once");
        foreach (var (key, text) in said)
            if (!english.TryGetValue(key, out var original))
                Add(key, CheckCodes.UnknownTranslation, Severity.Warning, $"no block has the key \"{key}\"", Nearest.To(key, english.Keys) is { } near ? $"write \"{near}\"" : "take the line out");
            else
                Compare(key, original, text);
        if (english.Keys.Except(said.Keys).ToList() is { Count: > 0 } missing)
            Add("", CheckCodes.MissingTranslation, Severity.Warning, $"{missing.Count} of {english.Count} texts have no translation: {MenuRules.Listed(missing)}", $"write \"{missing[0]}\": \"...\" for \"{english[missing[0]]}\"");
        return findings;

        void Compare(string key, string original, string text)
        {
            var (wanted, found) = ((IEnumerable<string>)new BlockText(original).Names, new BlockText(text).Names);
            // A stack of blocks that the sentence does not place follows it.
            wanted = [.. wanted.Where(n => found.Contains(n) || !n.StartsWith(BlockText.BranchName(0), StringComparison.Ordinal))];
            if (!wanted.Order().SequenceEqual(found.Order()))
                Add(key, CheckCodes.WrongSlots, Severity.Error,
                    $"{key}: \"{text}\" {Slots("lost", wanted.Except(found))}{Slots("added", found.Except(wanted))}of \"{original}\"",
                    $"write {string.Join(", ", wanted.Select(n => $"[{n}]"))} each once, in capitals and in any order");
            if (SentenceRules.Letters(text) > LongestTranslation)
                Add(key, CheckCodes.LongTranslation, Severity.Warning, $"{key}: the translation has {SentenceRules.Letters(text)} letters besides its slots, wanted at most {LongestTranslation}", "write it shorter");
        }

        void Add(string key, string code, Severity severity, string message, string remedy) =>
            findings.Add(Finding.Of(code, severity, new SourcePlace(file, lines.Of(key)), message, remedy) with { Opcode = plugin.Blocks.Any(b => b.Opcode == key) ? key : null });
    }

    private static Dictionary<string, string>? Read(string folder, string file, out JsonLines lines, List<Diagnostic> findings)
    {
        lines = new JsonLines("{}");
        if (!LanguageName().IsMatch(Path.GetFileNameWithoutExtension(file)))
            findings.Add(Finding.Of(CheckCodes.BadLanguageFile, Severity.Error, new SourcePlace(file, 1), $"\"{Path.GetFileName(file)}\" names no language", "write its code, such as de.json, pt-br.json or ar.json"));
        try
        {
            var path = Path.Combine(folder, file);
            if (new FileInfo(path).Length > LargestBytes)
                throw new JsonException($"it has more than {LargestBytes >> 20} MB");
            var json = File.ReadAllText(path);
            using var document = JsonDocument.Parse(json);
            lines = new JsonLines(json);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new JsonException("it is no object", null, 0, 0);
            var said = new Dictionary<string, string>();
            foreach (var entry in document.RootElement.EnumerateObject())
                said[entry.Name] = entry.Value.ValueKind == JsonValueKind.String ? entry.Value.GetString()! : throw new JsonException($"\"{entry.Name}\" is no text", null, lines.Of(entry.Name) - 1, 0);
            return said;
        }
        catch (JsonException e)
        {
            findings.Add(Finding.Of(CheckCodes.BadLanguageFile, Severity.Error, new SourcePlace(file, (int)(e.LineNumber ?? 0) + 1), $"the language file cannot be read: {e.Message}", "write one object of texts: { \"weather_rain\": \"...\" }"));
            return null;
        }
    }

    private static string Slots(string what, IEnumerable<string> names) => names.Any() ? $"{what} {string.Join(", ", names.Select(n => $"[{n}]"))} " : "";

    [GeneratedRegex("^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$")]
    private static partial Regex LanguageName();
}
