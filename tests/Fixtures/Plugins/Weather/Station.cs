using MLKids.Blocks.Contracts;

namespace Weather;

/// <summary>The plugin's entry: a service of its own, and a story of what happened to it.</summary>
public sealed class Station : IExtension
{
    private int _ticks;

    public string Story { get; private set; } = "";

    public void OnLoad(IExtensionHost host)
    {
        Story += "load ";
        host.AddService(this);
    }

    public void OnProjectOpened(string? path) => Story += $"open({path}) ";

    public void OnStart() => Story += "start ";

    public void OnTick()
    {
        if (++_ticks == 3)
            Story += "tick ";
    }

    public void OnStop() => Story += "stop ";
}
