namespace MLKids.Blocks.Contracts;

/// <summary>
/// A small store of a plugin's own: texts by key, kept on this computer from one start of the program to the next. A pack's constructor may ask for it. Safe to use from any
/// thread, at any time.
/// </summary>
public interface IPluginStorage
{
    /// <summary>Letters that all keys and texts may have together.</summary>
    const int Limit = 1_000_000;

    /// <summary>All keys, in ordinal order.</summary>
    IReadOnlyList<string> Keys { get; }

    /// <summary>The text under a key, or null. Case counts.</summary>
    string? Read(string key);

    /// <summary>Keeps a text; it is on the disk when this returns.</summary>
    /// <param name="key">Not empty.</param>
    /// <param name="text">Null takes the key away.</param>
    /// <exception cref="Diagnostics.BlockException">There is no room left, or the disk refuses; what was there before stays.</exception>
    void Write(string key, string? text);
}
