using System.ComponentModel;
using MLKids.Blocks.Diagnostics;
using MLKids.Extension.Manifests;
using MLKids.Packs.Calls;
using MLKids.Packs.Processes;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Shelf;

/// <summary>Reads plugins: manifests here, packs in a process of their own, which is kept a while for the next program that opens.</summary>
internal sealed class PluginReader(Func<string, PluginServices, PluginProcess> start, PluginLimits limits, TimeProvider time) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (PluginProcess Process, int Version, ITimer Timer)> _warm = [];

    /// <summary>What the folder says now. Mistakes leave the packs as they were.</summary>
    /// <param name="before">What was known.</param>
    public async Task<ShelvedPlugin> Read(ShelvedPlugin before)
    {
        var read = before with { Version = before.Version + 1 };
        var last = "";
        try
        {
            var manifest = ManifestReader.ReadFile(Path.Combine(before.Folder, ManifestReader.FileName));
            read = read with { Manifest = manifest };
            var process = Take(before.Folder) ?? start(manifest.Name, new PluginServices());
            process.Ended += end => last = end.Why;
            LoadedPacks loaded;
            try
            {
                loaded = await process.Load(before.Folder, manifest).ConfigureAwait(false);
            }
            catch
            {
                process.Dispose();
                throw;
            }

            read = read with { State = PluginState.Ready, Packs = loaded.Packs, Ticks = loaded.Ticks, Mistakes = [] };
            Keep(before.Folder, read.Version, process);
            return read;
        }
        catch (ManifestException e)
        {
            return read with
            {
                State = PluginState.Wrong,
                Mistakes = [.. e.Mistakes.Select(m => m.Message.Contains(read.Name, StringComparison.Ordinal) ? m : m with { Message = $"{read.Name}: {m.Message}" })],
            };
        }
        catch (Exception e) when (e is WireException or BlockException or Win32Exception or OperationCanceledException)
        {
            return read with { State = PluginState.Wrong, Mistakes = [new Diagnostic(PackCodes.Ended, Severity.Error, "This extension cannot be opened.", $"{read.Name} stopped while it was read: {(last.Length > 0 ? last : e.Message)}.")] };
        }
    }

    /// <summary>A process that has loaded this very version, or null.</summary>
    public PluginProcess? TakeWarm(ShelvedPlugin plugin)
    {
        lock (_lock)
            return _warm.TryGetValue(plugin.Folder, out var warm) && warm.Version == plugin.Version ? Take(plugin.Folder) : null;
    }

    public void Dispose()
    {
        lock (_lock)
            foreach (var folder in _warm.Keys.ToList())
                Take(folder)?.Dispose();
    }

    private void Keep(string folder, int version, PluginProcess process)
    {
        lock (_lock)
            _warm[folder] = (process, version, time.CreateTimer(_ => Take(folder)?.Dispose(), null, limits.KeepWarm, Timeout.InfiniteTimeSpan));
    }

    private PluginProcess? Take(string folder)
    {
        lock (_lock)
        {
            if (!_warm.Remove(folder, out var warm))
                return null;
            warm.Timer.Dispose();
            if (warm.Process.IsAlive)
                return warm.Process;
            warm.Process.Dispose();
            return null;
        }
    }
}
