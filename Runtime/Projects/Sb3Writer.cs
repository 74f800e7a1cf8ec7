using System.IO.Compression;
using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Projects;

/// <summary>A project → the <c>.sb3</c> zip: the original's entries in their order, with a new project.json, and files that were not there.</summary>
internal static class Sb3Writer
{
    // The earliest that a zip can hold: the file must not depend on when it is written.
    private static readonly DateTimeOffset Timestamp = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static byte[] Write(Project project)
    {
        var jsonName = project.Original?.JsonName ?? "project.json";
        var assets = new Dictionary<string, ReadOnlyMemory<byte>>();
        var json = new Sb3JsonWriter(project, (name, content) => assets[name] = content).Write();
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            var written = new HashSet<string>();
            if (project.Original?.Zip is { } original)
                CopyEntries(zip, original, jsonName, json, written);
            if (written.Add(jsonName))
                Add(zip, jsonName, json);
            var folder = jsonName[..^"project.json".Length];
            foreach (var (name, content) in assets.OrderBy(a => a.Key, StringComparer.Ordinal))
                if (written.Add(folder + name))
                    Add(zip, folder + name, content.Span);
        }

        return file.ToArray();
    }

    private static void CopyEntries(ZipArchive zip, byte[] original, string jsonName, byte[] json, HashSet<string> written)
    {
        using var source = new ZipArchive(new MemoryStream(original, writable: false), ZipArchiveMode.Read);
        long total = 0;
        foreach (var entry in source.Entries)
        {
            // Of two with one name the first was read. A name that leads out of the folder is not handed on.
            if (entry.FullName.EndsWith('/') || IsTrick(entry.FullName) || !written.Add(entry.FullName))
                continue;
            var content = entry.FullName == jsonName ? json : ReadIfSound(entry);
            total += content?.Length ?? 0;
            if (total > ProjectLimits.AllAssetBytes)
                throw ProjectReader.TooLarge($"the files in the zip unpack to more than {ProjectLimits.AllAssetBytes:N0} bytes");
            if (content is not null)
                Add(zip, entry.FullName, content);
        }
    }

    private static byte[]? ReadIfSound(ZipArchiveEntry entry)
    {
        try
        {
            return Sb3Reader.ReadEntry(entry, ProjectLimits.AssetBytes);
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    private static bool IsTrick(string name) =>
        name.StartsWith('/') || name.Contains('\\') || name.Contains(':') || name.Split('/').Contains("..");

    private static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> content)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = Timestamp;
        // The rights of whoever writes would go into the file otherwise.
        entry.ExternalAttributes = 0;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
