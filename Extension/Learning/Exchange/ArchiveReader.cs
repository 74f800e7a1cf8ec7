using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using System.Text.Json;

namespace MLKids.Learning.Exchange;

/// <summary>
/// An untrusted ZIP archive (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT), read entry by entry and never unpacked to disk. All that can be said of
/// the archive as a whole is said when it is opened. Names of entries are never used as paths.
/// </summary>
internal sealed class ArchiveReader : IDisposable
{
    private const string BrokenSentence = "This file is damaged. Save it again, then try once more.";
    private const int EndRecordLength = 22, LongestComment = ushort.MaxValue;

    private static readonly JsonDocumentOptions JsonLimits = new() { MaxDepth = 32 };

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _byName = new(StringComparer.Ordinal);

    private ArchiveReader(string path, Stream stream)
    {
        Path = path;
        CheckDirectory(path, stream);
        _zip = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: false);
        Files = [.. _zip.Entries.Where(entry => entry.FullName is not ([.., '/'] or [.., '\\']))];
        CheckSizes();
        foreach (var file in Files)
            _byName.TryAdd(file.FullName, file);
    }

    public string Path { get; }

    /// <summary>The entries that are no folders, in the archive's order.</summary>
    public IReadOnlyList<ZipArchiveEntry> Files { get; }

    /// <exception cref="LearningException"><see cref="LearningCodes.UnknownName"/>, <see cref="LearningCodes.NotImportable"/>.</exception>
    public static ArchiveReader Open(string path)
    {
        Stream? stream = null;
        try
        {
            stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return new ArchiveReader(path, stream);
        }
        catch (Exception error)
        {
            stream?.Dispose();
            throw error switch
            {
                FileNotFoundException or DirectoryNotFoundException => new LearningException(
                    LearningCodes.UnknownName, "This file is not there. Check its name.", $"There is no file '{path}'.", error),
                _ when IsBroken(error) => Refuse(path, BrokenSentence, error.Message, "a whole ZIP archive", error),
                _ => error,
            };
        }
    }

    public bool Has(string name) => _byName.ContainsKey(name);

    public ZipArchiveEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>A JSON file of the archive.</summary>
    /// <exception cref="LearningException">Not there, or no JSON: the archive as a whole is of no use (<see cref="LearningCodes.NotImportable"/>).</exception>
    public JsonDocument ReadJson(string name)
    {
        var entry = Find(name) ?? throw Refuse(Path, BrokenSentence, $"no file '{name}' in the archive", $"'{name}'");
        try
        {
            return JsonDocument.Parse(Read(entry, ExchangeLimits.JsonBytes), JsonLimits);
        }
        catch (Exception error) when (error is JsonException or LearningException)
        {
            throw Refuse(Path, BrokenSentence, $"'{name}': {error.Message}", "JSON", error);
        }
    }

    /// <summary>The bytes of one entry, no more than it declares, compared with its checksum.</summary>
    /// <exception cref="LearningException">Too large or damaged (<see cref="LearningCodes.ForeignExample"/>); the other entries may still be good.</exception>
    public byte[] Read(ZipArchiveEntry entry, int atMost)
    {
        if (entry.Length > atMost)
            throw Bad(entry, "This file is too large. Choose a smaller one.", Text($"{entry.Length:N0} bytes, at most {atMost:N0} fit"));
        try
        {
            var bytes = new byte[entry.Length];
            using var stream = entry.Open();
            if (stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length || stream.ReadByte() >= 0)
                throw new InvalidDataException(Text($"not the {bytes.Length:N0} bytes that it declares"));
            return Crc32.Of(bytes) == entry.Crc32 ? bytes : throw new InvalidDataException("bytes that differ from their checksum");
        }
        catch (Exception error) when (IsBroken(error))
        {
            throw Bad(entry, "This example is damaged. I left it out.", error.Message, error);
        }
    }

    public void Dispose() => _zip.Dispose();

    /// <summary>The file as a whole cannot be imported.</summary>
    public static LearningException Refuse(string path, string childSentence, string found, string wanted, Exception? inner = null) =>
        new(LearningCodes.NotImportable, childSentence, $"'{System.IO.Path.GetFileName(path)}': found {found}; wanted {wanted}.", inner);

    private static LearningException Bad(ZipArchiveEntry entry, string childSentence, string found, Exception? inner = null) =>
        new(LearningCodes.ForeignExample, childSentence, $"'{Short(entry.FullName)}': found {found}.", inner);

    private static bool IsBroken(Exception error) =>
        error is InvalidDataException or IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException or OverflowException;

    private static string Short(string name) => name.Length <= 80 ? name : name[..80] + "…";

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>The list of entries is read into memory as a whole: a huge one must be found out before.</summary>
    private static void CheckDirectory(string path, Stream stream)
    {
        if (stream.Length > ExchangeLimits.ArchiveBytes)
            throw TooLarge(path, Text($"{stream.Length:N0} bytes"), Text($"at most {ExchangeLimits.ArchiveBytes:N0}"));
        var tail = new byte[(int)Math.Min(stream.Length, EndRecordLength + LongestComment)];
        stream.Position = stream.Length - tail.Length;
        stream.ReadExactly(tail);
        stream.Position = 0;
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < EndRecordLength)
            throw new InvalidDataException("no end of a ZIP archive");
        var start = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        var length = stream.Length - tail.Length + end - start;
        if (start == uint.MaxValue || length is < 0 or > ExchangeLimits.DirectoryBytes)
            throw TooLarge(path, Text($"a list of entries of {length:N0} bytes"), Text($"at most {ExchangeLimits.DirectoryBytes:N0}, without the ZIP64 extension"));
    }

    private void CheckSizes()
    {
        if (_zip.Entries.Count > ExchangeLimits.Entries)
            throw TooLarge(Path, Text($"{_zip.Entries.Count:N0} entries"), Text($"at most {ExchangeLimits.Entries:N0}"));
        var total = 0L;
        foreach (var file in Files)
        {
            if (file.FullName.Length > ExchangeLimits.EntryNameUnits)
                throw TooLarge(Path, Text($"an entry's name of {file.FullName.Length:N0} letters"), Text($"at most {ExchangeLimits.EntryNameUnits:N0}"));
            if (file.Length > Math.Max(ExchangeLimits.FreeBytes, file.CompressedLength * ExchangeLimits.Ratio))
                throw TooLarge(
                    Path, Text($"'{Short(file.FullName)}' growing from {file.CompressedLength:N0} to {file.Length:N0} bytes"), Text($"at most {ExchangeLimits.Ratio} times"));
            total += file.Length;
        }

        if (total > ExchangeLimits.UnpackedBytes)
            throw TooLarge(Path, Text($"{total:N0} bytes when unpacked"), Text($"at most {ExchangeLimits.UnpackedBytes:N0}"));
    }

    private static LearningException TooLarge(string path, string found, string wanted) =>
        Refuse(path, "This file is too large for me. Try a smaller one.", found, wanted);
}
