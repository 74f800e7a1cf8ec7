using System.Text.Json;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Export;

namespace MLKids.Studio.Plugins;

/// <summary>What a child reads of an extension's blocks in its language: <c>languages/xx.json</c> in the extension's folder, keys as <see cref="BlocklyExport.Texts"/> has them.</summary>
internal static class PluginTexts
{
    /// <summary>English with long, accented letters: the page makes it of English.</summary>
    public const string Pseudo = "qps";

    private const int MostBytes = 512 << 10, LongestText = 300;

    /// <summary>The texts of one language; none for a language that the extension does not speak. Only texts of its own blocks count.</summary>
    /// <param name="folder">The extension's.</param>
    /// <param name="packs">Its packs.</param>
    /// <param name="language">One of the page's.</param>
    public static IEnumerable<KeyValuePair<string, string>> Of(string folder, IReadOnlyList<PackDefinition> packs, string language)
    {
        var english = BlocklyExport.Texts(BlockSet.Of(packs, packs.SelectMany(p => p.Blocks).Select(b => BoundBlock.Of(b, (_, _) => null))));
        if (language == Pseudo)
            return english;
        var file = new FileInfo(Path.Combine(folder, "languages", language + ".json"));
        try
        {
            if (!file.Exists || file.Length > MostBytes)
                return [];
            using var json = JsonDocument.Parse(File.ReadAllBytes(file.FullName), new JsonDocumentOptions { MaxDepth = 4 });
            return json.RootElement.ValueKind != JsonValueKind.Object
                ? []
                : [.. json.RootElement.EnumerateObject()
                    .Where(t => english.ContainsKey(t.Name) && t.Value.ValueKind == JsonValueKind.String && t.Value.GetString() is { Length: > 0 and <= LongestText })
                    .DistinctBy(t => t.Name)
                    .Select(t => KeyValuePair.Create(t.Name, t.Value.GetString()!))];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            // `mlkids plugin check` says what is wrong with it; a child reads English.
            return [];
        }
    }
}
