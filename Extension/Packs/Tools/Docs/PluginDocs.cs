using System.Text;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Export;

namespace MLKids.Packs.Tools.Docs;

/// <summary><c>mlkids plugin docs</c>: the page about a plugin's blocks, <c>docs/blocks.md</c>, and their pictures, <c>docs/pictures/*.svg</c>.</summary>
internal static class PluginDocs
{
    /// <summary>Writes them anew; pictures of blocks that are gone are taken away.</summary>
    /// <param name="folder">The plugin's.</param>
    /// <param name="packs">What its code says, in order.</param>
    /// <returns>Paths of all that was written, inside the folder.</returns>
    public static IReadOnlyList<string> Write(string folder, IReadOnlyList<PackDefinition> packs)
    {
        var docs = Path.Combine(folder, "docs");
        var pictures = Path.Combine(docs, BlockReference.PictureFolder);
        Directory.CreateDirectory(pictures);
        var drawn = packs.SelectMany(BlockReference.Pictures).ToDictionary();
        foreach (var old in Directory.GetFiles(pictures, "*.svg").Where(f => IsOurs(Path.GetFileName(f), packs) && !drawn.ContainsKey(Path.GetFileName(f))))
            File.Delete(old);
        foreach (var (name, picture) in drawn)
            File.WriteAllText(Path.Combine(pictures, name), picture);
        File.WriteAllText(Path.Combine(docs, "blocks.md"), new StringBuilder().AppendJoin('\n', packs.Select(BlockReference.Page)).ToString());
        return ["docs/blocks.md", .. drawn.Keys.Select(name => $"docs/{BlockReference.PictureFolder}/{name}")];
    }

    private static bool IsOurs(string file, IReadOnlyList<PackDefinition> packs) => packs.Any(p => file.StartsWith(p.Id + "_", StringComparison.Ordinal));
}
