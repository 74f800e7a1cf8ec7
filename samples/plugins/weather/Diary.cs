using System.Globalization;
using MLKids.Blocks.Contracts;

namespace Weather;

/// <summary>Lines that stay when the program ends. Kept in the plugin's store, one key a line.</summary>
internal sealed class Diary(IPluginStorage storage)
{
    /// <summary>Lines at most; the oldest go first.</summary>
    public const int Limit = 500;

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<string> Lines => [.. storage.Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal)).Select(k => storage.Read(k)!)];

    public void Add(string line)
    {
        var keys = storage.Keys.Where(k => k.StartsWith(Prefix, StringComparison.Ordinal)).ToList();
        foreach (var old in keys.SkipLast(Limit - 1))
            storage.Write(old, null);
        var next = keys.Count == 0 ? 1 : 1 + int.Parse(keys[^1].AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture);
        storage.Write(Prefix + next.ToString("00000000", CultureInfo.InvariantCulture), line);
    }

    public void Clear()
    {
        foreach (var key in storage.Keys)
            storage.Write(key, null);
    }

    private const string Prefix = "line ";
}
