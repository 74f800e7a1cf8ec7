namespace MLKids.Packs.Tools.Packing;

/// <summary>Most that a plugin's archive may be and hold.</summary>
internal static class ArchiveLimits
{
    public const long Bytes = 64L << 20;

    public const long UnpackedBytes = 256L << 20;

    public const int Entries = 2000;

    /// <summary>Letters of a path.</summary>
    public const int PathLength = 180;

    /// <summary>Folders in folders.</summary>
    public const int Depth = 10;
}
