using System.Text.RegularExpressions;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Shelf;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>Names that are saved in projects and can never be changed: free ones, in one style. And what a pack offers under them.</summary>
internal static partial class IdRules
{
    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin) => plugin.Code.Packs.SelectMany(p => Of(plugin, p));

    private static IEnumerable<Diagnostic> Of(CheckedPlugin plugin, InspectedPack pack)
    {
        var free = plugin.Manifest.Name.Split('.')[^1].Replace("-", "").Replace("_", "") is { Length: > 0 } own && !OwnPacks.Ids.Contains(own) ? own : "my" + pack.Id;
        if (OwnPacks.Ids.Contains(pack.Id) || pack.Id.StartsWith("mlkids", StringComparison.OrdinalIgnoreCase))
            yield return CheckedPlugin.At(pack, CheckCodes.TakenPackId, Severity.Error, "this id belongs to Scratch or to this program, whose blocks would be hidden", $"write another one, for instance \"{free}\"");
        else if (!Camel().IsMatch(pack.Id))
            yield return CheckedPlugin.At(pack, CheckCodes.IdStyle, Severity.Warning, "an id begins with a small letter", $"write \"{Lower(pack.Id)}\" before the first release; never after it");
        foreach (var block in pack.Blocks)
        {
            if (block.Id.StartsWith("menu_", StringComparison.Ordinal))
                yield return CheckedPlugin.At(block, CheckCodes.ReservedId, Severity.Error, $"\"menu_\" begins the names of menus' shadows, so \"{block.Id}\" may be one of them", $"write \"{block.Id[5..]}\" or another id");
            else if (!Camel().IsMatch(block.Id) && !block.FromScript)
                yield return CheckedPlugin.At(block, CheckCodes.IdStyle, Severity.Warning, $"the id \"{block.Id}\" does not begin with a small letter", $"write \"{Lower(block.Id)}\" before the first release; never after it");
            foreach (var need in block.Needs.Except(ManifestReader.Permissions))
                yield return CheckedPlugin.At(
                    block, CheckCodes.UnknownNeed, Severity.Error, $"it needs \"{need}\", which nobody knows; known are {MenuRules.Listed([.. ManifestReader.Permissions])}",
                    $"write [Needs(\"{Nearest.To(need, ManifestReader.Permissions) ?? ManifestReader.Permissions[0]}\")]");
        }

        if (pack.Blocks.All(b => b.Hidden))
            yield return CheckedPlugin.At(pack, CheckCodes.NothingOffered, Severity.Warning, "it offers no block", "give it a public method with [Command], [Reporter], [Predicate] or [Hat]");
    }

    private static string Lower(string id) => char.ToLowerInvariant(id[0]) + id[1..];

    [GeneratedRegex("^[a-z]")]
    private static partial Regex Camel();
}
