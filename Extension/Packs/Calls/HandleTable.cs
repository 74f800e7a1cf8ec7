using System.Runtime.CompilerServices;
using MLKids.Packs.Wire;

namespace MLKids.Packs.Calls;

/// <summary>The environment's objects that one process knows by number. A number keeps nothing alive: a sprite that is gone is gone. Safe to use from several threads.</summary>
internal sealed class HandleTable : IHandles
{
    /// <summary>Numbers below are <see cref="WellKnown"/>.</summary>
    private const long First = 16;

    private readonly Lock _lock = new();
    private readonly ConditionalWeakTable<object, StrongBox<long>> _ids = [];
    private readonly Dictionary<long, WeakReference<object>> _objects = [];
    private long _next = First;
    private int _pruneAt = 1_000;

    public long IdOf(object known)
    {
        lock (_lock)
        {
            if (_ids.TryGetValue(known, out var id))
                return id.Value;
            if (_objects.Count >= _pruneAt)
                Prune();
            _ids.Add(known, new StrongBox<long>(_next));
            _objects.Add(_next, new WeakReference<object>(known));
            return _next++;
        }
    }

    public object Of(long id, Type contract)
    {
        lock (_lock)
            return _objects.TryGetValue(id, out var held) && held.TryGetTarget(out var known)
                ? contract.IsInstanceOfType(known) ? known : throw new WireException($"number {id} is no {contract.Name}")
                : throw new GoneException();
    }

    private void Prune()
    {
        foreach (var id in _objects.Where(o => !o.Value.TryGetTarget(out _)).Select(o => o.Key).ToList())
            _objects.Remove(id);
        _pruneAt = Math.Max(1_000, 2 * _objects.Count);
    }
}

/// <summary>Somebody asks for a sprite or script that is gone.</summary>
internal sealed class GoneException() : Exception("the sprite or script is not there any more");

/// <summary>Numbers that always stand for the same.</summary>
internal static class WellKnown
{
    /// <summary>The stage of the program that the code runs for.</summary>
    public const long Stage = 0;

    /// <summary>The call that the code runs in.</summary>
    public const long Call = 1;

    public const long Storage = 2;

    public const long Models = 3;
}
