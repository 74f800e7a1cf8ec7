using System.Text.Json;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Shelf;

/// <summary>The store of one plugin and person: a file of JSON in the plugin's data folder. Programs of one person share it. Safe to use from several threads.</summary>
internal sealed class PluginStorage(string file) : IPluginStorage
{
    /// <summary>One file, one lock, however many programs have it open.</summary>
    private static readonly Lock Disk = new();

    public IReadOnlyList<string> Keys
    {
        get
        {
            lock (Disk)
                return [.. Load().Keys];
        }
    }

    public string? Read(string key)
    {
        lock (Disk)
            return Load().GetValueOrDefault(key);
    }

    public void Write(string key, string? text)
    {
        if (string.IsNullOrEmpty(key))
            throw Failed("a key must not be empty");
        lock (Disk)
        {
            var all = Load();
            if (text is null)
                all.Remove(key);
            else
                all[key] = text;
            if (all.Sum(p => (long)p.Key.Length + p.Value.Length) > IPluginStorage.Limit)
                throw Failed($"{key} with {text?.Length:N0} letters does not fit: all keys and texts together may have {IPluginStorage.Limit:N0}");
            Save(all);
        }
    }

    private SortedDictionary<string, string> Load()
    {
        var all = new SortedDictionary<string, string>(StringComparer.Ordinal);
        try
        {
            // Six bytes a letter at most, and the marks around them.
            if (!File.Exists(file) || new FileInfo(file).Length > 8 * IPluginStorage.Limit)
                return all;
            using var document = JsonDocument.Parse(File.ReadAllBytes(file));
            foreach (var pair in document.RootElement.EnumerateObject())
                if (pair.Value.ValueKind == JsonValueKind.String)
                    all[pair.Name] = pair.Value.GetString()!;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Somebody else has written into it: it counts as empty and is written anew.
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e.Message);
        }

        return all;
    }

    private void Save(SortedDictionary<string, string> all)
    {
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            var unfinished = file + ".new";
            using (var stream = File.Create(unfinished))
            {
                JsonSerializer.Serialize(stream, all);
                stream.Flush(flushToDisk: true);
            }

            File.Move(unfinished, file, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Failed(e.Message);
        }
    }

    private static BlockException Failed(string what) => new(PackCodes.StorageFailed, "This could not be remembered. Make room, then try again.", $"The plugin's store cannot keep it: {what}.");
}
