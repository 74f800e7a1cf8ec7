using Microsoft.Extensions.DependencyInjection;
using MLKids.Blocks.Diagnostics;
using MLKids.Packs.Shelf;
using MLKids.Packs.Tools.Building;
using MLKids.Studio.Serving;

namespace MLKids.Studio.CommandLine.Plugins;

/// <summary>Looks at an extension that is being written: builds its C# when a source changes, and tells its author what became of each edit.</summary>
internal sealed class PluginWatch : IAsyncDisposable
{
    /// <summary>Editors write a file in several goes.</summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Forgotten = TimeSpan.FromSeconds(10);

    private readonly string _folder;
    private readonly RepeatedBuild? _build;
    private readonly Output _output;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _edited = new(0, 1);
    private readonly FileSystemWatcher _watcher;
    private readonly Lock _lock = new();
    private long? _since;
    private (int Version, PluginState State) _told = (-1, PluginState.Reading);

    public PluginWatch(string folder, Output output, TimeProvider time)
    {
        (_folder, _output, _time) = (folder, output, time);
        _build = PluginBuild.ProjectOf(folder) is { } project ? new RepeatedBuild(folder, project) : null;
        _watcher = new FileSystemWatcher(folder) { IncludeSubdirectories = true };
        _watcher.Changed += Edited;
        _watcher.Created += Edited;
        _watcher.Deleted += Edited;
        _watcher.Renamed += Edited;
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Builds it, if it is written in C#, and tells the compiler's errors.</summary>
    public async Task Build(CancellationToken stop)
    {
        if (_build is null)
            return;
        var began = _time.GetTimestamp();
        var errors = await _build.Run(stop);
        if (errors.Count == 0)
            _output.Line($"built in {Seconds(began)}");
        foreach (var error in errors)
            Tell(error);
        if (errors.Count > 0)
            _output.Line("Until this is mended the blocks stay as they were.");
    }

    /// <summary>Tells from now on what the studio makes of it.</summary>
    public IDisposable Look(StudioServer server)
    {
        var shelf = server.Services.GetRequiredService<PluginShelf>();
        shelf.Changed += Say;
        Say();
        return new Looking(() => shelf.Changed -= Say);

        void Say() => Show(shelf.Plugins is [var plugin, ..] ? plugin : null);
    }

    /// <summary>Builds at each edit, until it is stopped.</summary>
    public async Task Run(CancellationToken stop)
    {
        while (true)
        {
            await _edited.WaitAsync(stop);
            await Task.Delay(Settle, _time, stop);
            // What came while it waited is in the files already.
            _edited.Wait(0, stop);
            await Build(stop);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _watcher.Dispose();
        _edited.Dispose();
        if (_build is not null)
            await _build.DisposeAsync();
    }

    private void Show(ShelvedPlugin? plugin)
    {
        lock (_lock)
        {
            // The shelf tells more than once of a reading.
            if (plugin is null or { State: PluginState.Reading } || (plugin.Version, plugin.State) == _told)
                return;
            _told = (plugin.Version, plugin.State);
            foreach (var mistake in plugin.Mistakes)
                Tell(mistake);
            var blocks = string.Join(", ", plugin.Packs.Select(p => $"{p.Name} ({p.Blocks.Count(b => !b.Hidden)} blocks)"));
            var said = plugin.State == PluginState.Wrong ? "not live: mend the mistakes above" : $"live: {blocks}";
            _output.Line(_since is { } since ? $"{said}, {Seconds(since)} after the edit" : said);
            _since = null;
        }
    }

    private void Edited(object sender, FileSystemEventArgs e)
    {
        var parts = Path.GetRelativePath(_folder, e.FullPath).Split(Path.DirectorySeparatorChar);
        // What builds write, and what no program reads.
        if (parts.Any(p => p.StartsWith('.') || PluginProject.NotRead.Contains(p)) || Directory.Exists(e.FullPath))
            return;
        lock (_lock)
            // An edit that changed nothing about the blocks is never told; the next one counts from its own beginning.
            if (_since is not { } since || _time.GetElapsedTime(since) > Forgotten)
                _since = _time.GetTimestamp();
        if (_build is not null && Path.GetExtension(e.FullPath) is ".cs" or ".csproj" or ".props" or ".resx" && _edited.CurrentCount == 0)
            Signal();
    }

    private void Signal()
    {
        try
        {
            _edited.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // It builds anyway, or never again.
        }
    }

    /// <summary>As compilers write it: editors make a link of it.</summary>
    private void Tell(Diagnostic d)
    {
        var place = d.File is null ? "" : d.Line is null ? $"{d.File}: " : $"{d.File}({d.Line}): ";
        _output.Line($"{place}{(d.Severity == Severity.Error ? "error" : d.Severity == Severity.Warning ? "warning" : "note")} {d.Code}: {d.Message}");
        if (d.Hint is not null)
            _output.Line($"    {d.Hint}");
    }

    private string Seconds(long since) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_time.GetElapsedTime(since).TotalSeconds:0.0} s");

    private sealed class Looking(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
