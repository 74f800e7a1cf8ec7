using System.Runtime.CompilerServices;
using MLKids.Packs.Loading;

namespace MLKids.Packs.Hosting;

/// <summary>The plugin that is loaded now, and those before it until they are collected. For the thread of the blocks, except where said.</summary>
internal sealed class LoadedVersions(Action<string> leaks) : IDisposable
{
    private const int Tries = 12;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    private readonly Lock _lock = new();
    private readonly List<OldVersion> _old = [];
    private bool _isCollecting;

    public LoadedPlugin? Now { get; private set; }

    /// <summary>Versions in memory; any thread.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                _old.RemoveAll(o => !o.Context.IsAlive);
                return _old.Count + (Now is null ? 0 : 1);
            }
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
        {
            _old.Add(new OldVersion(context));
            if (_isCollecting)
                return;
            _isCollecting = true;
        }

        _ = Collect();
    }

    /// <summary>Code is let go only once nothing refers to it: what still runs in it comes to its end first. Each version has all the tries, however fast its author edits.</summary>
    private async Task Collect()
    {
        int held;
        while (true)
        {
            await Task.Delay(Pause).ConfigureAwait(false);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            lock (_lock)
            {
                _old.RemoveAll(o => !o.Context.IsAlive);
                foreach (var old in _old)
                    old.Tried++;
                held = _old.Count(o => o.Tried >= Tries);
                if (held == 0 && _old.Count > 0)
                    continue;
                _isCollecting = false;
                break;
            }
        }

        if (held > 0)
            leaks($"{held} earlier versions of its code are still held: by a thread or timer that goes on, or by an event of the framework (AppDomain, Console, Task) that it listens to; end these in OnUnload");
    }

    private sealed class OldVersion(WeakReference context)
    {
        public WeakReference Context { get; } = context;

        public int Tried { get; set; }
    }
}
