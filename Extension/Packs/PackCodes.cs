namespace MLKids.Packs;

/// <summary>What becomes of plugins while they run (MLM1..). Never renumbered.</summary>
public static class PackCodes
{
    /// <summary>A plugin's process ended or was ended; it starts again at the next green flag.</summary>
    public const string Ended = "MLM101";

    /// <summary>It ended too often and stays off until its files change.</summary>
    public const string Off = "MLM102";

    /// <summary>Two plugins have one name.</summary>
    public const string NameTaken = "MLM103";

    /// <summary>A pack's id belongs to another plugin, to Scratch or to this program.</summary>
    public const string PackTaken = "MLM104";

    /// <summary>A plugin asked for something that its manifest does not name.</summary>
    public const string NotPermitted = "MLM105";

    /// <summary>Code that was replaced is still held by something, so that the process had to be replaced.</summary>
    public const string Leaks = "MLM106";

    /// <summary>Code outside of any block failed: an <c>async void</c>, a menu, something that was posted.</summary>
    public const string Failed = "MLM107";

    /// <summary>A plugin's own store is full or cannot be written.</summary>
    public const string StorageFailed = "MLM108";

    /// <summary>What a block was asked with or answered with cannot be sent.</summary>
    public const string CannotSend = "MLM109";

    /// <summary>More blocks of a plugin wait than may.</summary>
    public const string TooManyWait = "MLM110";
}
