namespace MLKids.Studio.Class;

/// <summary>
/// Slows down who tries codes or pictures: five wrong ones, then a wait that doubles, from half a minute to a quarter of an hour. Counted for each place that asks, so that nobody
/// can lock another one out. Safe to use from several threads.
/// </summary>
internal sealed class Guesses(TimeProvider time)
{
    private const int Free = 5, MostKept = 4_096;
    private static readonly TimeSpan First = TimeSpan.FromSeconds(30), Longest = TimeSpan.FromMinutes(15);
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (int Wrong, DateTimeOffset Until)> _wrong = [];

    /// <summary>Takes one try, which counts as wrong until <see cref="Right"/>: many at once are no more than one after another.</summary>
    /// <returns>Zero: it may be looked at. Else how long this place has to wait.</returns>
    public TimeSpan Take(string place)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (_wrong.TryGetValue(place, out var known) && known.Until > now)
                return known.Until - now;
            if (_wrong.Count >= MostKept && !_wrong.ContainsKey(place))
                foreach (var (old, _) in _wrong.OrderBy(w => w.Value.Until).Take(MostKept / 4).ToList())
                    _wrong.Remove(old);
            var (count, until) = _wrong.GetValueOrDefault(place);
            count = until < now - Longest ? 1 : count + 1;
            var wait = count < Free ? TimeSpan.Zero : First * Math.Pow(2, Math.Min(count - Free, 10));
            _wrong[place] = (count, now + (wait < Longest ? wait : Longest));
            return TimeSpan.Zero;
        }
    }

    /// <summary>It was right.</summary>
    public void Right(string place)
    {
        lock (_lock)
            _wrong.Remove(place);
    }
}
