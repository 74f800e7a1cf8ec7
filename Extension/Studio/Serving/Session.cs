using System.Threading.RateLimiting;

namespace MLKids.Studio.Serving;

/// <summary>One browser that was let in, until the studio ends or somebody ends the session.</summary>
internal sealed class Session : IDisposable
{
    private readonly CancellationTokenSource _end = new();
    private readonly TokenBucketRateLimiter? _pace;
    private int _connections;

    /// <param name="person">Who it is.</param>
    /// <param name="requests">Requests a second that are answered; four times as many in a burst. Null: all.</param>
    public Session(Person person, int? requests = null)
    {
        Person = person;
        if (requests is { } most)
            _pace = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
            {
                TokenLimit = 4 * most,
                TokensPerPeriod = Math.Max(1, most / 5),
                ReplenishmentPeriod = TimeSpan.FromSeconds(0.2),
                // No timer, which would outlive the session.
                AutoReplenishment = false,
            });
    }

    public Person Person { get; }

    /// <summary>Cancelled when the session ends: sockets close.</summary>
    public CancellationToken Ended => _end.Token;

    /// <summary>Live connections that are open.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>Takes one request from the allowance; false when there are too many.</summary>
    public bool TakeRequest()
    {
        if (_pace is null)
            return true;
        _pace.TryReplenish();
        using var lease = _pace.AttemptAcquire();
        return lease.IsAcquired;
    }

    /// <summary>Counts an open connection until it is disposed of; null when there are as many as allowed.</summary>
    public IDisposable? Connect(int most)
    {
        if (Interlocked.Increment(ref _connections) <= most)
            return new Connection(this);
        Interlocked.Decrement(ref _connections);
        return null;
    }

    /// <summary>Ends the session.</summary>
    public void End() => _end.Cancel();

    /// <summary>Only when nothing uses it any more.</summary>
    public void Dispose()
    {
        _pace?.Dispose();
        _end.Dispose();
    }

    private sealed class Connection(Session session) : IDisposable
    {
        private int _gone;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _gone, 1) == 0)
                Interlocked.Decrement(ref session._connections);
        }
    }
}
