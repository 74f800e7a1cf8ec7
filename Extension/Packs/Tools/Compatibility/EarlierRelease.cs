using System.Text.Json;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Tools.Checking;
using MLKids.Packs.Tools.Packing;

namespace MLKids.Packs.Tools.Compatibility;

/// <summary>The release that a plugin is compared with: the newest archive in its folder <c>releases</c>, or a given one.</summary>
internal static class EarlierRelease
{
    public const string Folder = "releases";

    /// <summary>What a plugin lost since; nothing where there is no release.</summary>
    /// <param name="plugin">As it is now.</param>
    /// <param name="against">An archive, or null for the newest of the plugin's own.</param>
    public static IReadOnlyList<Diagnostic> Compare(CheckedPlugin plugin, string? against)
    {
        var findings = new List<Diagnostic>();
        var files = against is not null ? [against] : Directory.Exists(Path.Combine(plugin.Folder, Folder)) ? Directory.GetFiles(Path.Combine(plugin.Folder, Folder), "*.tgz") : [];
        var newest = files.Order(StringComparer.Ordinal).Select(Read).OfType<PluginSurface>().MaxBy(s => ReleaseVersion.Of(s.Version));
        if (newest is not null)
            findings.AddRange(new SurfaceComparison(plugin, newest).Compare());
        return findings;

        PluginSurface? Read(string file)
        {
            try
            {
                return PluginSurface.Read(PluginArchive.ReadText(file, PluginSurface.FileName));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or JsonException)
            {
                var name = against is null ? $"{Folder}/{Path.GetFileName(file)}" : file;
                findings.Add(Finding.Of(CheckCodes.BadRelease, Severity.Error, new SourcePlace(name, 1), $"the release cannot be read: {e.Message}", "put the archive back that \"mlkids plugin pack\" made"));
                return null;
            }
        }
    }
}
