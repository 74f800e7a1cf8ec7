using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Shelf;

/// <summary>Names and pack ids belong to one plugin only: the first in the order of folders.</summary>
internal static class PluginClaims
{
    /// <summary>The same plugins; one that wants what is taken has no blocks, and a mistake that names both.</summary>
    public static IReadOnlyList<ShelvedPlugin> Settle(IReadOnlyList<ShelvedPlugin> plugins)
    {
        var names = new Dictionary<string, ShelvedPlugin>(StringComparer.Ordinal);
        var packs = new Dictionary<string, ShelvedPlugin>(StringComparer.OrdinalIgnoreCase);
        return [.. plugins.Select(plugin =>
        {
            if (plugin.Manifest is not null && !names.TryAdd(plugin.Name, plugin))
                return Refused(plugin, PackCodes.NameTaken, $"The name {plugin.Name} belongs to {names[plugin.Name].Folder}, so {plugin.Folder} is left out. Remove one, or give it another name.");
            foreach (var pack in plugin.Packs)
                if (OwnPacks.Ids.Contains(pack.Id))
                    return Refused(plugin, PackCodes.PackTaken, $"The pack id \"{pack.Id}\" of {plugin.Name} is one of Scratch's or of this program. Choose another id.");
                else if (packs.TryGetValue(pack.Id, out var owner))
                    return Refused(plugin, PackCodes.PackTaken, $"The pack id \"{pack.Id}\" of {plugin.Name} is taken by {owner.Name} ({owner.Folder}). Choose another id.");
            foreach (var pack in plugin.Packs)
                packs.Add(pack.Id, plugin);
            return plugin;
        })];
    }

    private static ShelvedPlugin Refused(ShelvedPlugin plugin, string code, string why) =>
        plugin with { State = PluginState.Wrong, Packs = [], Mistakes = [new Diagnostic(code, Severity.Error, "This extension cannot be opened.", why)] };
}
