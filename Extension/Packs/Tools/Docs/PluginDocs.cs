using MLKids.Blocks.Export;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Docs;

/// <summary><c>mlkids plugin docs</c>: the page about a plugin's blocks, <c>docs/blocks.md</c>, and their pictures, <c>docs/pictures/*.svg</c>.</summary>
internal static class PluginDocs
{
    public const string Page = "docs/blocks.md";

    /// <summary>Writes them anew; pictures of blocks that are gone are taken away.</summary>
    /// <param name="folder">The plugin's.</param>
    /// <param name="plugin">What its code says of itself.</param>
    /// <returns>How many pictures were drawn.</returns>
    /// <exception cref="IOException">They cannot be written.</exception>
    public static int Write(string folder, InspectedPlugin plugin)
    {
        var pictures = Path.Combine(folder, "docs", BlockReference.PictureFolder);
        Directory.CreateDirectory(pictures);
        var drawn = plugin.Packs.SelectMany(p => p.Pictures).ToDictionary();
        foreach (var old in Directory.GetFiles(pictures, "*.svg").Where(f => IsOurs(Path.GetFileName(f)) && !drawn.ContainsKey(Path.GetFileName(f))))
            File.Delete(old);
        // The names were given by another process: only the last part of each is believed.
        foreach (var (name, picture) in drawn)
            File.WriteAllText(Path.Combine(pictures, Path.GetFileName(name)), picture);
        File.WriteAllText(Path.Combine(folder, Page), string.Join('\n', plugin.Packs.Select(p => p.Page)));
        return drawn.Count;

        bool IsOurs(string file) => plugin.Packs.Any(p => file.StartsWith(p.Id + "_", StringComparison.Ordinal));
    }
}
