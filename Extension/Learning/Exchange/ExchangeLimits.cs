namespace MLKids.Learning.Exchange;

/// <summary>How much of an untrusted archive is looked at. Above what other programs write, below what harms a small computer.</summary>
public static class ExchangeLimits
{
    /// <summary>Bytes of the archive itself (1 GiB).</summary>
    public const long ArchiveBytes = 1L << 30;

    /// <summary>Bytes of the archive's list of entries (8 MiB), checked before any of it is read.</summary>
    public const int DirectoryBytes = 8 * 1024 * 1024;

    /// <summary>Files and folders in the archive.</summary>
    public const int Entries = 50_000;

    /// <summary>UTF-16 units of an entry's name.</summary>
    public const int EntryNameUnits = 1024;

    /// <summary>Bytes of all entries together when unpacked (2 GiB), as the archive declares them; no entry is read beyond what it declares.</summary>
    public const long UnpackedBytes = 2L << 30;

    /// <summary>An entry above <see cref="FreeBytes"/> may unpack to so many times its packed bytes.</summary>
    public const int Ratio = 200;

    /// <summary>Entries up to this size (1 MiB) may be packed as tightly as they like.</summary>
    public const int FreeBytes = 1024 * 1024;

    /// <summary>Bytes of one JSON file in an archive (32 MiB).</summary>
    public const int JsonBytes = 32 * 1024 * 1024;

    /// <summary>UTF-16 units of one text example.</summary>
    public const int TextUnits = 100_000;
}
