namespace MLKids.Runtime.Projects;

/// <summary>What a project file may hold. A Scratch site project is at most 50 MB; these leave room and still fit a small computer.</summary>
public static class ProjectLimits
{
    /// <summary>Bytes of the file.</summary>
    public const long FileBytes = 256L << 20;

    /// <summary>Bytes of project.json, unpacked.</summary>
    public const int JsonBytes = 64 << 20;

    /// <summary>Bytes of one costume or sound, unpacked.</summary>
    public const int AssetBytes = 32 << 20;

    /// <summary>Bytes of all costumes and sounds, unpacked.</summary>
    public const long AllAssetBytes = 512L << 20;

    /// <summary>Files in the zip.</summary>
    public const int Entries = 20_000;

    /// <summary>Sprites, with the stage.</summary>
    public const int Targets = 2_000;

    /// <summary>Blocks of all sprites.</summary>
    public const int Blocks = 400_000;

    /// <summary>Blocks inside blocks.</summary>
    public const int Depth = 2_000;

    /// <summary>Bytes of one sprite's workspace, as the block editor sends it.</summary>
    public const int WorkspaceBytes = 32 << 20;

    /// <summary>Letters of a text in a block or comment.</summary>
    public const int TextLength = 100_000;

    /// <summary>Letters of an id or a name.</summary>
    public const int NameLength = 1_000;

    /// <summary>Variables, lists and messages, or comments, of one workspace.</summary>
    public const int Names = 20_000;

    /// <summary>JSON inside JSON: a project needs about eight levels.</summary>
    public const int JsonDepth = 64;
}
