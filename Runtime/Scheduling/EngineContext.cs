using System.Collections.Concurrent;

namespace MLKids.Runtime.Scheduling;

/// <summary>Brings what follows an await back to the engine's thread, between frames.</summary>
internal sealed class EngineContext(Action? posted = null) : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> _waiting = new();

    public override void Post(SendOrPostCallback d, object? state)
    {
        _waiting.Enqueue((d, state));
        posted?.Invoke();
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("Waiting for the engine's thread would stop it: use Post.");

    /// <summary>Runs what has come in so far.</summary>
    public void Drain()
    {
        for (var left = _waiting.Count; left > 0 && _waiting.TryDequeue(out var next); left--)
            next.Callback(next.State);
    }
}
