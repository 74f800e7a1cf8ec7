using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Packs.Calls;
using MLKids.Packs.Shelf;

namespace MLKids.Packs.Sessions;

/// <summary>
/// The plugins of one open program: their blocks, and their processes, one for each plugin, started when first needed. Safe to use from several threads; blocks are called on
/// the engine's.
/// </summary>
internal sealed class PluginSession : IDisposable
{
    private readonly PluginShelf _shelf;
    private readonly PluginServices _services;
    private readonly Func<ShelvedPlugin, bool> _allows;
    private readonly TimeProvider _time;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SessionPlugin> _plugins = [];
    private BlockSet _blocks = BlockSet.Of([], []);
    private IReadOnlyList<(string, int)> _shown = [];
    private bool _isDisposed;

    internal PluginSession(PluginShelf shelf, PluginServices services, Func<ShelvedPlugin, bool> allows, TimeProvider time)
    {
        (_shelf, _services, _allows, _time) = (shelf, services, allows, time);
        _shelf.Changed += Refresh;
        Refresh();
    }

    /// <summary>The blocks of all plugins that are ready and allowed.</summary>
    public BlockSet Blocks => Volatile.Read(ref _blocks);

    /// <summary><see cref="Blocks"/> are others now; on any thread.</summary>
    public event Action? Changed;

    /// <summary><see cref="Stopped"/> changed; on any thread.</summary>
    public event Action? StoppedChanged;

    /// <summary>Names of the plugins whose process ended: they answer nothing until the next green flag, or until <see cref="Restart"/>.</summary>
    public IReadOnlyList<string> Stopped => [.. All.Where(p => p.IsStopped).Select(p => p.Shelved.Name)];

    /// <summary>Which plugins are allowed has changed.</summary>
    public void Refresh()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            var ready = _shelf.Plugins.Where(p => p.HasBlocks && _allows(p)).ToList();
            foreach (var gone in _plugins.Where(p => ready.TrueForAll(r => r.Folder != p.Key)).ToList())
            {
                _plugins.Remove(gone.Key);
                gone.Value.Dispose();
            }

            foreach (var plugin in ready)
                if (_plugins.TryGetValue(plugin.Folder, out var known))
                    known.Take(plugin);
                else
                    _plugins.Add(plugin.Folder, new SessionPlugin(_shelf, plugin, _services, _time, () => StoppedChanged?.Invoke()));
            // Reading a plugin with mistakes leaves its blocks as they were.
            var shown = ready.Select(p => (p.Folder, p.State == PluginState.Ready ? p.Version : -1)).ToList();
            if (shown.SequenceEqual(_shown))
                return;
            _shown = shown;
            Volatile.Write(ref _blocks, BlockSet.Of(ready.SelectMany(p => p.Packs), ready.SelectMany(p => p.Packs.SelectMany(k => k.Blocks).Select(_plugins[p.Folder].Bind))));
        }

        Changed?.Invoke();
    }

    /// <summary>A project was opened.</summary>
    /// <param name="path">Its file, or null.</param>
    public void ProjectOpened(string? path) => Each(p => p.ProjectOpened(path));

    /// <summary>Green flag: plugins that stopped begin anew.</summary>
    public void Start() => Each(p => p.Start());

    /// <summary>Once a frame.</summary>
    public void Tick() => Each(p => p.Tick());

    /// <summary>Stop sign, or the program ended.</summary>
    public void Stop() => Each(p => p.Stop());

    /// <summary>Lets a plugin that stopped begin anew, however often it did.</summary>
    public void Restart(string name)
    {
        foreach (var plugin in All.Where(p => p.Shelved.Name == name))
            plugin.Restart();
    }

    /// <summary>Ends all processes.</summary>
    public void Dispose()
    {
        _shelf.Changed -= Refresh;
        lock (_lock)
        {
            _isDisposed = true;
            foreach (var plugin in _plugins.Values)
                plugin.Dispose();
            _plugins.Clear();
        }
    }

    /// <summary>A plugin of this session, for tests.</summary>
    internal SessionPlugin? Find(string name) => All.FirstOrDefault(p => p.Shelved.Name == name);

    private SessionPlugin[] All
    {
        get
        {
            lock (_lock)
                return [.. _plugins.Values];
        }
    }

    private void Each(Action<SessionPlugin> deed)
    {
        foreach (var plugin in All)
            deed(plugin);
    }
}
