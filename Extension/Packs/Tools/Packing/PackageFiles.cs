using MLKids.Extension.Manifests;
using MLKids.Packs.Tools.Checking.Rules;

namespace MLKids.Packs.Tools.Packing;

/// <summary>Which files of a plugin's folder belong into its archive: what it runs, what it shows, its papers. Sources, tests, builds, symbols and hidden files stay at home.</summary>
internal static class PackageFiles
{
    private static readonly string[] Papers = ["README", "LICENSE", "CHANGELOG", "NOTICE"];

    // Symbols hold paths of the author's computer.
    private static readonly string[] Left = [".pdb", ".deps.json", ".xml", ".exe"];

    /// <summary>Paths inside the folder with <c>/</c>, in ordinal order.</summary>
    public static IReadOnlyList<string> Of(string folder, Manifest manifest)
    {
        var files = new SortedSet<string>(StringComparer.Ordinal) { ManifestReader.FileName };
        files.UnionWith(manifest.ScriptPacks);
        files.UnionWith(manifest.Samples.Select(s => s.Path.Replace('\\', '/')));
        files.UnionWith(manifest.Featurizers.Select(f => f.File.Replace('\\', '/')));
        files.UnionWith(IconRules.Names);
        files.UnionWith(LanguageRules.Files(folder));
        files.UnionWith(Papers.SelectMany(p => new[] { p, p + ".md", p + ".txt" }));
        files.UnionWith(Below("lib").Where(f => !Left.Any(e => f.EndsWith(e, StringComparison.OrdinalIgnoreCase)) && !IsOurs(f)));
        files.UnionWith(Below("docs"));
        files.UnionWith(manifest.AssemblyPacks.Append(manifest.Entry?.Assembly ?? "").Select(a => a + ".dll"));
        return [.. files.Where(f => File.Exists(Path.Combine(folder, f)))];

        IEnumerable<string> Below(string part) => Directory.Exists(Path.Combine(folder, part))
            ? Directory.EnumerateFiles(Path.Combine(folder, part), "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.ReparsePoint })
                .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
                .Where(f => !f.Split('/').Any(p => p.StartsWith('.')))
            : [];
    }

    private static bool IsOurs(string file) =>
        Path.GetFileName(file) is var name && name.StartsWith("MLKids.", StringComparison.Ordinal) && File.Exists(Path.Combine(AppContext.BaseDirectory, name));
}
