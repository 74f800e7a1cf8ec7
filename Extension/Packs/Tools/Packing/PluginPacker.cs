using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using MLKids.Extension.Manifests;
using MLKids.Packs.Tools.Compatibility;

namespace MLKids.Packs.Tools.Packing;

/// <summary>A checked plugin → <c>NAME-VERSION.tgz</c>, laid out as npm and Unity's package manager want it. The same files give the same bytes.</summary>
internal static class PluginPacker
{
    // The time that npm gives every file.
    private static readonly DateTimeOffset Time = new(1985, 10, 26, 8, 15, 0, TimeSpan.Zero);

    /// <summary>Writes the archive.</summary>
    /// <param name="folder">The plugin's.</param>
    /// <param name="manifest">Of the plugin.</param>
    /// <param name="surface">What saved projects rely on.</param>
    /// <param name="target">The folder for archives; made if it is not there.</param>
    /// <exception cref="IOException">A file cannot be read or written.</exception>
    /// <exception cref="InvalidDataException">The plugin is larger than an archive may be, or a file has a name that an archive cannot have.</exception>
    public static PackedPlugin Pack(string folder, Manifest manifest, PluginSurface surface, string target)
    {
        var files = PackageFiles.Of(folder, manifest).ToDictionary(f => f, f => File.ReadAllBytes(Path.Combine(folder, f)));
        files[PackageJson.FileName] = Encoding.UTF8.GetBytes(PackageJson.Of(File.ReadAllText(Path.Combine(folder, ManifestReader.FileName))));
        files[PluginSurface.FileName] = Encoding.UTF8.GetBytes(surface.ToJson());
        var mine = files.ToList();
        foreach (var (path, content) in mine)
            files[path + ".meta"] = Encoding.UTF8.GetBytes(UnityMeta.OfFile(manifest.Name, path, content));
        foreach (var inner in mine.SelectMany(f => Folders(f.Key)).Distinct())
            files[inner + ".meta"] = Encoding.UTF8.GetBytes(UnityMeta.OfFolder(manifest.Name, inner));
        if (files.Count > ArchiveLimits.Entries || files.Values.Sum(f => f.LongLength) > ArchiveLimits.UnpackedBytes)
            throw new InvalidDataException($"the plugin has {files.Count} files with {files.Values.Sum(f => f.LongLength):N0} bytes, wanted at most {ArchiveLimits.Entries} with {ArchiveLimits.UnpackedBytes:N0}");

        Directory.CreateDirectory(target);
        var archive = Path.Combine(target, $"{manifest.Name}-{manifest.Version}.tgz");
        var arriving = archive + ".new";
        using (var written = File.Create(arriving))
            Write(written, files);
        File.Move(arriving, archive, overwrite: true);
        using var packed = File.OpenRead(archive);
        return new PackedPlugin(archive, packed.Length, Convert.ToHexStringLower(SHA256.HashData(packed)), [.. mine.Select(f => f.Key).Order(StringComparer.Ordinal)]);
    }

    private static void Write(Stream target, Dictionary<string, byte[]> files)
    {
        using var packed = new GZipStream(target, CompressionLevel.SmallestSize);
        using var tar = new TarWriter(packed, TarEntryFormat.Ustar);
        foreach (var (path, content) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            // What is packed here can be unpacked there.
            ArchivePath.Of(ArchivePath.Root + path);
            tar.WriteEntry(new UstarTarEntry(TarEntryType.RegularFile, ArchivePath.Root + path)
            {
                DataStream = new MemoryStream(content),
                ModificationTime = Time,
                Mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead,
            });
        }
    }

    private static IEnumerable<string> Folders(string path)
    {
        for (var end = path.LastIndexOf('/'); end > 0; end = path.LastIndexOf('/', end - 1))
            yield return path[..end];
    }
}
