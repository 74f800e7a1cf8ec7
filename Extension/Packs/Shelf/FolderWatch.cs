namespace MLKids.Packs.Shelf;

/// <summary>Says when it is worth looking at folders: at once where the operating system tells of changes, else every now and then.</summary>
internal sealed class FolderWatch : IDisposable
{
    private readonly IReadOnlyList<string> _folders;
    private readonly PluginLimits _limits;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _changed = new(0, 1);
    private readonly Dictionary<string, FileSystemWatcher> _watchers = [];

    public FolderWatch(IReadOnlyList<string> folders, PluginLimits limits, TimeProvider time)
    {
        (_folders, _limits, _time) = (folders, limits, time);
        WatchAll();
    }

    /// <summary>Ends when something may have changed.</summary>
    public async Task Next(CancellationToken stop)
    {
        using var both = CancellationTokenSource.CreateLinkedTokenSource(stop);
        await Task.WhenAny(_changed.WaitAsync(both.Token), Task.Delay(_limits.Poll, _time, both.Token)).ConfigureAwait(false);
        await both.CancelAsync().ConfigureAwait(false);
        stop.ThrowIfCancellationRequested();
        WatchAll();
    }

    /// <summary>Something may have changed.</summary>
    public void Wake()
    {
        try
        {
            _changed.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is known already.
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers.Values)
            watcher.Dispose();
    }

    private void WatchAll()
    {
        // A folder can be made later.
        foreach (var folder in _folders.Where(f => !_watchers.ContainsKey(f) && Directory.Exists(f)))
        {
            try
            {
                var watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
                watcher.Changed += (_, _) => Wake();
                watcher.Created += (_, _) => Wake();
                watcher.Deleted += (_, _) => Wake();
                watcher.Renamed += (_, _) => Wake();
                watcher.EnableRaisingEvents = true;
                _watchers.Add(folder, watcher);
            }
            catch (Exception e) when (e is IOException or ArgumentException or UnauthorizedAccessException)
            {
                // The system watches no more folders: looking now and then must do.
            }
        }
    }
}
