namespace MLKids.Learning.Featurizers;

/// <summary>
/// Keeps something native alive while somebody works with it: to free it under a running call would end the process. Cheap beside any network.
/// </summary>
internal sealed class NativeUse
{
    private readonly Lock _gate = new();
    private int _users;
    private bool _ended;

    /// <summary>Begins a call; it ends when the result is disposed of.</summary>
    /// <exception cref="ObjectDisposedException">The thing is gone.</exception>
    public Call Begin()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_ended, this);
            _users++;
        }

        return new Call(this);
    }

    /// <summary>Lets no more calls in and waits for those that run (milliseconds).</summary>
    public void End()
    {
        lock (_gate)
            _ended = true;
        var wait = new SpinWait();
        while (Volatile.Read(ref _users) > 0)
            wait.SpinOnce();
    }

    /// <summary>A running call.</summary>
    public readonly struct Call(NativeUse use) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref use._users);
    }
}
