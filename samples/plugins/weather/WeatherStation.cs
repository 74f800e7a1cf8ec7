namespace Weather;

/// <summary>
/// Sensors in some towns. An hour of weather passes in two seconds of the program's clock. Who wants to know when rain begins or ends is told, and need not ask again and again.
/// </summary>
public sealed class WeatherStation : IDisposable
{
    /// <summary>Towns at most.</summary>
    public const int MostTowns = 50;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(0.5);
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly ITimer _timer;
    private readonly Lock _lock = new();
    private readonly List<string> _towns = ["Oslo", "Nairobi", "Lima"];
    private readonly HashSet<string> _wet = new(StringComparer.OrdinalIgnoreCase);

    public WeatherStation(TimeProvider time)
    {
        _time = time;
        _start = time.GetTimestamp();
        _timer = time.CreateTimer(_ => LookAround(), null, TimeSpan.Zero, Look);
    }

    /// <summary>In the order in which they were added.</summary>
    public IReadOnlyList<string> Towns
    {
        get
        {
            lock (_lock)
                return [.. _towns];
        }
    }

    /// <summary>Rain begins (true) or ends in a town; on any thread.</summary>
    public event Action<string, bool>? RainChanged;

    /// <summary>What the sensors of a town say now.</summary>
    public Reading Read(string town) => Sky.At(town, _time.GetElapsedTime(_start).TotalSeconds / 2);

    /// <summary>Sets up a station in a town.</summary>
    /// <returns>False: there are too many already.</returns>
    public bool Add(string town)
    {
        lock (_lock)
        {
            if (_towns.Contains(town, StringComparer.OrdinalIgnoreCase))
                return true;
            if (_towns.Count >= MostTowns)
                return false;
            _towns.Add(town);
            return true;
        }
    }

    /// <summary>Ends when it is dry in a town.</summary>
    public async Task UntilDry(string town, CancellationToken stopped)
    {
        while (Read(town).Rain > 0)
            await Task.Delay(Look, _time, stopped);
    }

    public void Dispose() => _timer.Dispose();

    private void LookAround()
    {
        List<(string Town, bool Raining)> changes = [];
        lock (_lock)
            foreach (var town in _towns)
                if (Read(town).Rain > 0 ? _wet.Add(town) : _wet.Remove(town))
                    changes.Add((town, _wet.Contains(town)));
        foreach (var (town, raining) in changes)
            RainChanged?.Invoke(town, raining);
    }
}
