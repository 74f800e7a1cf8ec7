using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Learning.Training;
using MLKids.Packs.Shelf;

namespace MLKids.Packs.Learning;

/// <summary>What the plugins in some folders add to learning, for a command that trains or asks a model and ends.</summary>
public static class PluginFolders
{
    /// <summary>A catalogue with what this build brings and what plugins add. A plugin with a wrong manifest is reported and left out.</summary>
    /// <param name="given">Plugin folders, or folders of such; the usual one is looked at too.</param>
    /// <param name="report">Told of what is wrong.</param>
    public static LearningCatalog Catalog(IEnumerable<string> given, Action<Diagnostic> report)
    {
        var catalog = new LearningCatalog();
        var found = new List<LearningExtension>();
        foreach (var folder in given.Append(PluginShelf.UsualFolder).SelectMany(Plugins))
        {
            try
            {
                found.Add(PluginLearning.Read(folder));
            }
            catch (ManifestException wrong)
            {
                foreach (var mistake in wrong.Mistakes)
                    report(mistake);
            }
        }

        catalog.Use(found);
        return catalog;
    }

    private static IEnumerable<string> Plugins(string folder) =>
        IsPlugin(folder) ? [folder] : Directory.Exists(folder) ? Directory.EnumerateDirectories(folder).Where(IsPlugin).Order(StringComparer.Ordinal) : [];

    private static bool IsPlugin(string folder) => File.Exists(Path.Combine(folder, "manifest.json"));
}
