using MLKids.Blocks.Diagnostics;
using MLKids.Extension;
using MLKids.Packs.Calls;
using MLKids.Packs.Processes;
using MLKids.Packs.Sessions;

namespace MLKids.Packs.Shelf;

/// <summary>
/// All plugins from outside that this program knows: finds them in their folders, reads what they bring, and reads anew what changes on the disk. Each open program has a
/// <see cref="PluginSession"/> of it. Safe to use from several threads.
/// </summary>
internal sealed class PluginShelf : IDisposable
{
    private readonly IReadOnlyList<string> _folders;
    private readonly PackHostStart _start;
    private readonly Action<Diagnostic> _report;
    private readonly TimeProvider _time;
    private readonly PluginReader _reader;
    private readonly FolderWatch _watch;
    private readonly CancellationTokenSource _closed = new();
    private readonly SemaphoreSlim _reading = new(1);
    private readonly TaskCompletionSource _firstRead = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, long> _stamps = [];
    private readonly Task _work;
    private volatile IReadOnlyList<ShelvedPlugin> _read = [];
    private IReadOnlyList<ShelvedPlugin> _plugins = [];

    /// <param name="folders">Plugins, or folders of plugins. Need not exist.</param>
    /// <param name="start">How a plugin's process is started.</param>
    /// <param name="report">Shows authors' mistakes; on any thread.</param>
    /// <param name="time">Null for this computer's clock.</param>
    /// <param name="limits">Null for the usual ones.</param>
    public PluginShelf(IEnumerable<string> folders, PackHostStart start, Action<Diagnostic> report, TimeProvider? time = null, PluginLimits? limits = null)
    {
        (_folders, _start, _report, _time, Limits) = ([.. folders], start, report, time ?? TimeProvider.System, limits ?? new PluginLimits());
        _reader = new PluginReader(StartProcess, Limits, _time);
        _watch = new FolderWatch(_folders, Limits, _time);
        _work = Task.Run(Work);
    }

    /// <summary>Where this person's plugins lie: <c>MLKids/plugins</c> in the folder for programs' own files.</summary>
    public static string UsualFolder => Path.Combine(PluginHost.UsualDataRoot(), "plugins");

    public PluginLimits Limits { get; }

    /// <summary>All plugins as they are now, in the order of their folders.</summary>
    public IReadOnlyList<ShelvedPlugin> Plugins => Volatile.Read(ref _plugins);

    /// <summary>Ends when everything that was there at the beginning has been read.</summary>
    public Task FirstRead => _firstRead.Task;

    /// <summary><see cref="Plugins"/> changed; on any thread.</summary>
    public event Action? Changed;

    /// <summary>Begins a program's use of the plugins.</summary>
    /// <param name="services">What the program offers.</param>
    /// <param name="allows">Which plugins it has; null for all. Asked again at <see cref="PluginSession.Refresh"/>.</param>
    public PluginSession Open(PluginServices services, Func<ShelvedPlugin, bool>? allows = null) => new(this, services, allows ?? (_ => true), _time);

    /// <summary>Reads what has changed now, without waiting for the operating system to tell or for files to settle.</summary>
    public async Task ReadNow() => await Read(settles: false).ConfigureAwait(false);

    public void Dispose()
    {
        _closed.Cancel();
        _watch.Dispose();
        _work.Wait();
        _reader.Dispose();
        _firstRead.TrySetResult();
        _closed.Dispose();
        _reading.Dispose();
    }

    /// <summary>A process for a program, and whether it has the plugin loaded already.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">The operating system cannot start it.</exception>
    internal (PluginProcess Process, bool IsLoaded) Lend(ShelvedPlugin plugin, PluginServices services)
    {
        // What has been loaded for anybody has not seen this program's clock or data.
        if (services is { DataRoot: null } && ReferenceEquals(services.Time, TimeProvider.System) && _reader.TakeWarm(plugin) is { } warm)
        {
            warm.Services = services;
            return (warm, true);
        }

        return (StartProcess(plugin.Name, services), false);
    }

    private PluginProcess StartProcess(string name, PluginServices services)
    {
        var storage = new PluginStorage(Path.Combine(services.DataRoot ?? PluginHost.UsualDataRoot(), name, "storage.json"));
        var process = PluginProcess.Start(_start, Limits, _time, storage);
        process.Services = services;
        return process;
    }

    private async Task Work()
    {
        try
        {
            // What was there before the program began has long settled.
            await Read(settles: false).ConfigureAwait(false);
            _firstRead.TrySetResult();
            while (true)
            {
                await _watch.Next(_closed.Token).ConfigureAwait(false);
                await Read(settles: true).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // Closed.
        }
    }

    private async Task Read(bool settles)
    {
        // One at a time: somebody may not want to wait for the operating system.
        await _reading.WaitAsync(_closed.Token).ConfigureAwait(false);
        try
        {
            await ReadChanged(settles).ConfigureAwait(false);
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task ReadChanged(bool settles)
    {
        var folders = PluginFiles.Find(_folders);
        var gone = Plugins.Where(p => !folders.Contains(p.Folder)).ToList();
        var changed = folders.Where(f => _stamps.GetValueOrDefault(f, -1) != PluginFiles.Stamp(f)).ToList();
        if (gone.Count == 0 && changed.Count == 0)
            return;
        foreach (var plugin in gone)
            _stamps.Remove(plugin.Folder);
        Put(() => [.. folders.Select(f => _read.FirstOrDefault(p => p.Folder == f) ?? new ShelvedPlugin(f))]);
        await Parallel.ForEachAsync(changed, new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = _closed.Token }, async (folder, closed) =>
        {
            var stamp = settles ? await Settled(folder, closed).ConfigureAwait(false) : PluginFiles.Stamp(folder);
            var read = await _reader.Read(_read.First(p => p.Folder == folder)).ConfigureAwait(false);
            lock (_stamps)
                _stamps[folder] = stamp;
            Put(() => [.. _read.Select(p => p.Folder == folder ? read : p)]);
        }).ConfigureAwait(false);
    }

    /// <summary>A build writes one file after the other.</summary>
    private async Task<long> Settled(string folder, CancellationToken closed)
    {
        while (true)
        {
            var before = PluginFiles.Stamp(folder);
            await Task.Delay(Limits.Settle, _time, closed).ConfigureAwait(false);
            if (PluginFiles.Stamp(folder) is var stamp && stamp == before)
                return stamp;
        }
    }

    private void Put(Func<IReadOnlyList<ShelvedPlugin>> read)
    {
        List<Diagnostic> mistakes;
        lock (_stamps)
        {
            var before = Plugins;
            _read = read();
            Volatile.Write(ref _plugins, PluginClaims.Settle(_read));
            mistakes = [.. Plugins.SelectMany(p => p.Mistakes).Except(before.SelectMany(p => p.Mistakes))];
        }

        mistakes.ForEach(_report);
        Changed?.Invoke();
    }
}
