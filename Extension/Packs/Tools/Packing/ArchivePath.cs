namespace MLKids.Packs.Tools.Packing;

/// <summary>Names of entries → paths inside a plugin. What could leave the folder, or mean another file on another system, is refused.</summary>
internal static class ArchivePath
{
    /// <summary>All of a package lies below it, as npm and Unity have it.</summary>
    public const string Root = "package/";

    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => new[] { $"COM{n}", $"LPT{n}" })], StringComparer.OrdinalIgnoreCase);

    /// <summary>The path inside the plugin, with <c>/</c>.</summary>
    /// <exception cref="InvalidDataException">The name is none that a plugin may have.</exception>
    public static string Of(string name)
    {
        if (!name.StartsWith(Root, StringComparison.Ordinal) || name.Length - Root.Length > ArchiveLimits.PathLength)
            throw new InvalidDataException($"the archive holds \"{Shown(name)}\", wanted a path below {Root} of at most {ArchiveLimits.PathLength} letters");
        var path = name[Root.Length..];
        var parts = path.Split('/');
        return parts.Length <= ArchiveLimits.Depth && parts.All(IsName) ? path : throw new InvalidDataException($"the archive holds \"{Shown(name)}\", which is no path inside a plugin");
    }

    private static bool IsName(string part) =>
        part.Length > 0 && !part.StartsWith('.') && !part.EndsWith('.') && !part.EndsWith(' ')
        && part.All(c => !char.IsControl(c) && c is not ('\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|'))
        && !Devices.Contains(part.Split('.')[0]);

    private static string Shown(string name) => new([.. name.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);
}
