using System.Runtime.CompilerServices;
using MLKids.Packs.Loading;

namespace MLKids.Packs.Hosting;

/// <summary>The plugin that is loaded now, and those before it until they are collected. For the thread of the blocks, except where said.</summary>
internal sealed class LoadedVersions(Action<string> leaks) : IDisposable
{
    private const int Tries = 12;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly List<WeakReference> _old = [];
    private int _waiting;

    public LoadedPlugin? Now { get; private set; }

    /// <summary>Versions in memory; any thread.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
                return _old.RemoveAll(o => !o.IsAlive) is var _ ? _old.Count + (Now is null ? 0 : 1) : 0;
        }
    }

    /// <summary>Takes the place of the one before, which is told and let go.</summary>
    public void Take(LoadedPlugin plugin)
    {
        Drop();
        Now = plugin;
    }

    public void Dispose() => Drop();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Drop()
    {
        if (Now is not { } old)
            return;
        Now = null;
        var context = old.Unload();
        lock (_lock)
            _old.Add(context);
        if (Interlocked.Exchange(ref _waiting, 1) == 0)
            _ = Collect();
    }

    /// <summary>Code is let go only once nothing refers to it: what still runs in it comes to its end first.</summary>
    private async Task Collect()
    {
        for (var i = 0; i < Tries; i++)
        {
            await Task.Delay(Pause).ConfigureAwait(false);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            lock (_lock)
            {
                if (_old.RemoveAll(o => !o.IsAlive) is var _ && _old.Count > 0)
                    continue;
                _waiting = 0;
                return;
            }
        }

        Interlocked.Exchange(ref _waiting, 0);
        leaks($"{_old.Count} earlier versions of its code are still held: by a thread or timer that goes on, or by an event of the framework (AppDomain, Console, Task) that it listens to; end these in OnUnload");
    }
}
