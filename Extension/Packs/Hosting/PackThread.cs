using System.Collections.Concurrent;

namespace MLKids.Packs.Hosting;

/// <summary>The only thread that runs a plugin's blocks, in the order in which they are asked; what follows an await comes back to it.</summary>
internal sealed class PackThread
{
    private readonly BlockingCollection<(Work Of, Action Deed)> _waiting = [];
    private long _since;
    private Work? _now;

    /// <summary>Called for what escapes from code that nobody waits for (<c>async void</c>).</summary>
    public Action<Work, Exception> Escaped { get; set; } = (_, _) => { };

    /// <summary>What works now and since when (<see cref="Environment.TickCount64"/>), or null.</summary>
    public (Work Of, long Since)? Now => Volatile.Read(ref _now) is { } now ? (now, Interlocked.Read(ref _since)) : null;

    /// <summary>Does something in its turn. Any thread.</summary>
    public void Post(Work of, Action deed)
    {
        try
        {
            _waiting.Add((of, deed));
        }
        catch (InvalidOperationException)
        {
            // The end has come.
        }
    }

    /// <summary>Works until <see cref="End"/>.</summary>
    public void Run()
    {
        foreach (var (of, deed) in _waiting.GetConsumingEnumerable())
            Do(of, deed);
    }

    public void End() => _waiting.CompleteAdding();

    /// <summary>It was not at work but waited for the environment.</summary>
    public void Rested() => Interlocked.Exchange(ref _since, Environment.TickCount64);

    private void Do(Work of, Action deed)
    {
        Rested();
        Volatile.Write(ref _now, of);
        Work.Current = of;
        SynchronizationContext.SetSynchronizationContext(of.Context);
        try
        {
            deed();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Escaped(of, e);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
            Work.Current = null;
            Volatile.Write(ref _now, null);
        }
    }
}
