using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Tools.Inspecting;

/// <summary>Compilers' paths → paths inside the plugin's folder, with <c>/</c>. A plugin may have been built in another place.</summary>
internal sealed class SourcePaths(string folder)
{
    private readonly string _folder = Path.GetFullPath(folder);

    public SourcePlace? Inside(SourcePlace? place) => place is null ? null : place with { File = Inside(place.File) ?? Path.GetFileName(place.File.Replace('\\', '/')) };

    /// <summary>The file inside the folder, or null where it is not there.</summary>
    public string? Inside(string file)
    {
        var parts = file.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        if (file.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            return Path.GetRelativePath(_folder, file).Replace('\\', '/');
        return Enumerable.Range(0, parts.Length).Select(skip => string.Join('/', parts[skip..])).FirstOrDefault(end => File.Exists(Path.Combine(_folder, end)));
    }
}
