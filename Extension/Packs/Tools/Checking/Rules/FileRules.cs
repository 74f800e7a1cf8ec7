using System.Security.Cryptography;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>Files that the manifest names: there, and the right ones. Fields that stand twice.</summary>
internal static class FileRules
{
    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin)
    {
        var manifest = plugin.Manifest;
        foreach (var field in plugin.Lines.Repeated)
            yield return plugin.AtField(field, CheckCodes.RepeatedField, Severity.Error, $"{field} stands twice; only the last one counts", "write it once");
        for (var i = 0; i < manifest.BlockPacks.Count; i++)
            if (manifest.BlockPacks[i] is var pack && Path(plugin, pack) is null)
                yield return Missing(plugin, $"mlkids.blockPacks[{i}]", pack, IsScript(pack) ? [pack] : [$"lib/{pack}.dll"]);
        if (manifest.Entry is { } entry && Path(plugin, entry.Assembly) is null)
            yield return Missing(plugin, "mlkids.entry.assembly", entry.Assembly, [$"lib/{entry.Assembly}.dll"]);
        for (var i = 0; i < manifest.Trainers.Count; i++)
            if (manifest.Trainers[i].Assembly is var trainer && Path(plugin, trainer) is null)
                yield return Missing(plugin, $"mlkids.trainers[{i}].assembly", trainer, [$"lib/{trainer}.dll"]);
        for (var i = 0; i < manifest.Samples.Count; i++)
            if (!plugin.Has(manifest.Samples[i].Path))
                yield return Missing(plugin, $"samples[{i}].path", manifest.Samples[i].Path, [manifest.Samples[i].Path]);
        if (manifest is { BlockPacks.Count: 0, Entry: null, Featurizers.Count: 0, Trainers.Count: 0 })
            yield return plugin.AtField("mlkids", CheckCodes.NoBlocks, Severity.Warning, "the plugin brings nothing", "name an assembly or a script in mlkids.blockPacks");
        for (var i = 0; i < manifest.Featurizers.Count; i++)
            foreach (var finding in Weights(plugin, $"mlkids.featurizers[{i}]", manifest.Featurizers[i].File, manifest.Featurizers[i].Sha256, manifest.Featurizers[i].Package))
                yield return finding;
    }

    /// <summary>The file of a pack inside the folder, or null where it is not there.</summary>
    public static string? Path(CheckedPlugin plugin, string pack) =>
        (IsScript(pack) ? [pack] : new[] { $"lib/{pack}.dll", $"{pack}.dll" }).FirstOrDefault(plugin.Has);

    private static bool IsScript(string pack) => pack.EndsWith(".js", StringComparison.OrdinalIgnoreCase);

    private static Diagnostic Missing(CheckedPlugin plugin, string field, string value, string[] wanted)
    {
        var folder = System.IO.Path.Combine(plugin.Folder, System.IO.Path.GetDirectoryName(wanted[0])!);
        var ending = System.IO.Path.GetExtension(wanted[0]);
        var there = Directory.Exists(folder) ? Directory.GetFiles(folder, "*" + ending).Select(System.IO.Path.GetFileName).OfType<string>().Order().ToList() : [];
        var near = Nearest.To(System.IO.Path.GetFileName(wanted[0]), there);
        return plugin.AtField(
            field, CheckCodes.MissingFile, Severity.Error, $"{field} is \"{value}\", but there is no file {wanted[0]}{(there.Count == 0 ? "" : $" (found {MenuRules.Listed(there)})")}",
            near is not null ? $"write \"{(ending == ".dll" ? near[..^4] : value[..^wanted[0].Split('/')[^1].Length] + near)}\"" : ending == ".dll" ? "build the plugin, so that its assembly lies in lib" : "add the file, or take the line out");
    }

    private static IEnumerable<Diagnostic> Weights(CheckedPlugin plugin, string field, string file, string sha256, string package)
    {
        // Weights of a package are fetched by a package manager; only the plugin's own lie here.
        if (!plugin.Has(file))
        {
            if (package.Length == 0)
                yield return Missing(plugin, $"{field}.file", file, [file]);
            yield break;
        }

        using var stream = File.OpenRead(System.IO.Path.Combine(plugin.Folder, file));
        var found = Convert.ToHexStringLower(SHA256.HashData(stream));
        if (found != sha256)
            yield return plugin.AtField($"{field}.sha256", CheckCodes.WrongChecksum, Severity.Error, $"the file {file} has the checksum {found}, the manifest says {sha256}", $"write \"{found}\" if the file is the right one");
    }
}
