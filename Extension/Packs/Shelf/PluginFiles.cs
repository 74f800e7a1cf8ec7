using MLKids.Extension.Manifests;

namespace MLKids.Packs.Shelf;

/// <summary>What lies in the plugins' folders, and whether it has changed.</summary>
internal static class PluginFiles
{
    private const int MostPlugins = 200, MostFiles = 5_000, Deepest = 6;

    /// <summary>What builds and tools write beside a plugin.</summary>
    private static readonly HashSet<string> NotLooked = new(StringComparer.OrdinalIgnoreCase) { "obj", "bin", "node_modules", "tests", "releases" };

    /// <summary>Sources of assemblies: what counts is what a build makes of them.</summary>
    private static readonly HashSet<string> Sources = new(StringComparer.OrdinalIgnoreCase) { ".cs", ".csproj", ".props" };

    /// <summary>Folders with a manifest: the given ones themselves, else those right below them.</summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> folders) =>
    [
        .. folders.SelectMany(IEnumerable<string> (f) => HasManifest(f) ? [f] : Below(f).Where(HasManifest).Order(StringComparer.Ordinal))
            .Select(Path.GetFullPath).Distinct().Take(MostPlugins),
    ];

    /// <summary>Differs when a file came, went or was written.</summary>
    public static long Stamp(string folder)
    {
        try
        {
            var looked = new EnumerationOptions { RecurseSubdirectories = false, AttributesToSkip = FileAttributes.ReparsePoint };
            var stamp = new HashCode();
            var left = MostFiles;
            Look(new DirectoryInfo(folder), Deepest);
            return stamp.ToHashCode();

            void Look(DirectoryInfo at, int depth)
            {
                foreach (var entry in at.EnumerateFileSystemInfos("*", looked).OrderBy(e => e.Name, StringComparer.Ordinal))
                {
                    if (entry.Name.StartsWith('.') || NotLooked.Contains(entry.Name) || Sources.Contains(entry.Extension) || left-- <= 0)
                        continue;
                    if (entry is FileInfo file)
                        stamp.Add((file.FullName, file.Length, file.LastWriteTimeUtc.Ticks));
                    else if (depth > 0)
                        Look((DirectoryInfo)entry, depth - 1);
                }
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return 0;
        }
    }

    private static bool HasManifest(string folder) => File.Exists(Path.Combine(folder, ManifestReader.FileName));

    private static string[] Below(string folder)
    {
        try
        {
            return Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
