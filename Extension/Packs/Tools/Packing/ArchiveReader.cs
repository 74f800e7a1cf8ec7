using System.Formats.Tar;
using System.IO.Compression;

namespace MLKids.Packs.Tools.Packing;

/// <summary>Goes through a plugin's archive (<c>.tgz</c>), entry by entry; whatever a plugin's archive cannot hold ends it.</summary>
internal static class ArchiveReader
{
    /// <summary>Every file, with its path inside the plugin.</summary>
    /// <param name="file">The archive.</param>
    /// <param name="take">Gets path and content; the stream ends where the entry does.</param>
    /// <exception cref="InvalidDataException">It is damaged, too large, or holds what it may not.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static void Each(string file, Action<string, Stream> take)
    {
        using var archive = File.OpenRead(file);
        if (archive.Length > ArchiveLimits.Bytes)
            throw new InvalidDataException($"the archive has {archive.Length:N0} bytes, wanted at most {ArchiveLimits.Bytes:N0}");
        try
        {
            using var unpacked = new BoundedStream(new GZipStream(archive, CompressionMode.Decompress), ArchiveLimits.UnpackedBytes);
            using var reader = new TarReader(unpacked);
            var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            while (reader.GetNextEntry() is { } entry)
            {
                if (entry.EntryType is TarEntryType.Directory or TarEntryType.GlobalExtendedAttributes)
                    continue;
                if (entry.EntryType is not (TarEntryType.RegularFile or TarEntryType.V7RegularFile))
                    throw new InvalidDataException($"the archive holds a {entry.EntryType}, wanted files only");
                var path = ArchivePath.Of(entry.Name);
                if (!seen.Add(path))
                    throw new InvalidDataException($"the archive holds {path} twice");
                if (seen.Count > ArchiveLimits.Entries)
                    throw new InvalidDataException($"the archive holds more than {ArchiveLimits.Entries} files");
                take(path, entry.DataStream ?? Stream.Null);
            }
        }
        catch (Exception e) when (e is FormatException or EndOfStreamException or ArgumentException or NotSupportedException or OverflowException)
        {
            throw new InvalidDataException($"the archive is damaged: {e.Message}", e);
        }
    }
}
