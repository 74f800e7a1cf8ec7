using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Hosting;
using MLKids.Packs.Processes;
using MLKids.Packs.Shelf;

namespace MLKids.Studio;

/// <summary>Plugins from outside, each in a process of this program of its own.</summary>
internal static class PluginHosting
{
    /// <summary>A shelf of the given folders.</summary>
    /// <param name="folders">Plugins or folders of plugins.</param>
    /// <param name="report">Shows authors' mistakes; on any thread.</param>
    public static PluginShelf Shelf(IEnumerable<string> folders, Action<Diagnostic> report) => new(folders, Start(), report);

    /// <summary>How such a process is started.</summary>
    public static PackHostStart Start()
    {
        var (file, first) = ThisProgram.Again();
        return new PackHostStart(file, [.. first, PackHost.Name]);
    }
}
