using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs;

namespace MLKids.Testing;

/// <summary>The plugin's store, in memory: at first empty, gone with the test.</summary>
public sealed class TestStorage : IPluginStorage
{
    private readonly SortedDictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (_lock)
                return [.. _texts.Keys];
        }
    }

    public string? Read(string key)
    {
        lock (_lock)
            return _texts.GetValueOrDefault(key);
    }

    public void Write(string key, string? text)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        lock (_lock)
        {
            var others = _texts.Where(t => t.Key != key).Sum(t => t.Key.Length + t.Value.Length);
            if (text is not null && others + key.Length + text.Length > IPluginStorage.Limit)
                throw new BlockException(PackCodes.StorageFailed, "There is no room left to remember this.", $"A plugin keeps {IPluginStorage.Limit:N0} letters at most.");
            if (text is null)
                _texts.Remove(key);
            else
                _texts[key] = text;
        }
    }
}
