using System.Text.Json;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Plugins;

/// <summary>
/// What a project file keeps of extensions: which are off in this project, and what brought the blocks of its program, so that their placeholders can say it where the
/// extension is not. Safe to use from several threads.
/// </summary>
internal sealed class PluginMemory
{
    /// <summary>Keys of the project's settings.</summary>
    private const string OffKey = "plugins.off", BroughtKey = "plugins.brought";

    /// <summary>A file from elsewhere says no more than this.</summary>
    private const int Most = 200;

    private readonly ProjectFile _project;
    private readonly Lock _lock = new();
    private HashSet<string> _off;
    private Dictionary<string, Origin> _brought;

    public PluginMemory(ProjectFile project)
    {
        _project = project;
        _off = [.. Read<List<string>>(OffKey)?.Take(Most) ?? []];
        _brought = Read<Dictionary<string, Origin>>(BroughtKey)?.Where(b => b.Value is { Plugin: not null, Title.Length: <= Most }).Take(Most).ToDictionary() ?? [];
    }

    /// <summary>Whether an extension is on; those that nobody switched off are.</summary>
    public bool IsOn(string plugin)
    {
        lock (_lock)
            return !_off.Contains(plugin);
    }

    /// <summary>Switches an extension on or off in this project.</summary>
    public void Turn(string plugin, bool on)
    {
        lock (_lock)
        {
            var off = _off.Where(p => p != plugin);
            _off = [.. on ? off : off.Append(plugin)];
            _project.Settings.Set(OffKey, JsonSerializer.Serialize(_off.Order(), StudioJson.Options));
        }
    }

    /// <summary>The extension that brought a pack of this program's blocks, or null.</summary>
    public Origin? OriginOf(string pack)
    {
        lock (_lock)
            return _brought.GetValueOrDefault(pack);
    }

    /// <summary>Keeps what brings packs that the program uses.</summary>
    public void Remember(IEnumerable<(string Pack, Origin Origin)> used)
    {
        lock (_lock)
        {
            var fresh = used.Where(u => _brought.GetValueOrDefault(u.Pack) != u.Origin).ToList();
            if (fresh.Count == 0 || _project.IsReadOnly)
                return;
            var all = new Dictionary<string, Origin>(_brought);
            foreach (var (pack, origin) in fresh)
                all[pack] = origin;
            _brought = all;
            _project.Settings.Set(BroughtKey, JsonSerializer.Serialize(all, StudioJson.Options));
        }
    }

    private T? Read<T>(string key) where T : class
    {
        try
        {
            return _project.Settings.Get(key) is { } text ? JsonSerializer.Deserialize<T>(text, StudioJson.Options) : null;
        }
        catch (JsonException)
        {
            // Written by somebody else: as if nothing had been said.
            return null;
        }
    }

    /// <summary>What brings a pack.</summary>
    /// <param name="Plugin">The name in its manifest.</param>
    /// <param name="Title">The name that people read.</param>
    internal sealed record Origin(string Plugin, string Title);
}
