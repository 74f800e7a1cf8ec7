using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Tools.Inspecting;

namespace MLKids.Packs.Tools.Checking.Rules;

/// <summary>What blocks need and what the manifest asks for are the same: a teacher decides by the manifest.</summary>
internal static class PermissionRules
{
    public static IEnumerable<Diagnostic> Of(CheckedPlugin plugin)
    {
        var asked = plugin.Manifest.Permissions;
        foreach (var block in plugin.Blocks)
            foreach (var need in block.Needs.Intersect(ManifestReader.Permissions).Except(asked))
                yield return CheckedPlugin.At(
                    block, ManifestCodes.MissingPermission, Severity.Error, $"it needs \"{need}\", which mlkids.permissions does not name",
                    $"write \"permissions\": [{MenuRules.Listed([.. asked.Append(need)])}] in {ManifestReader.FileName}");
        for (var i = 0; plugin.IsWhole && i < asked.Count; i++)
            if (!plugin.Blocks.Any(b => b.Needs.Contains(asked[i])))
                yield return plugin.AtField(
                    $"mlkids.permissions[{i}]", CheckCodes.UnusedPermission, Severity.Warning, $"the permission \"{asked[i]}\" is asked for, and no block says that it needs it",
                    $"write [Needs(\"{asked[i]}\")] on the blocks that do, or take it out");
    }
}
