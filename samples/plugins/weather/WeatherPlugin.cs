using MLKids.Blocks.Contracts;

namespace Weather;

/// <summary>Where the plugin begins: it switches the station on and starts scripts when rain begins.</summary>
public sealed class WeatherPlugin : IExtension, IDisposable
{
    private WeatherStation? _station;

    public void OnLoad(IExtensionHost host)
    {
        _station = new WeatherStation(host.Time);
        _station.RainChanged += (town, raining) =>
        {
            if (raining)
                host.Hats.Post("weather_whenRainStarts", new Dictionary<string, string> { ["TOWN"] = town });
        };
        // The pack's constructor asks for it.
        host.AddService(_station);
    }

    public void OnUnload() => Dispose();

    public void Dispose() => _station?.Dispose();
}
