using MLKids.Blocks.Contracts;

namespace MLKids.Extension.Tests.Plugins;

/// <summary>A plugin that writes down its moments and throws in those that it is told to.</summary>
public sealed class TestPlugin : IExtension
{
    public static List<string> Moments { get; } = [];

    public static HashSet<string> Throws { get; } = [];

    public void OnLoad(IExtensionHost host)
    {
        host.AddService(new Greeting("hello"));
        At("OnLoad");
    }

    public void OnProjectOpened(string? path) => At("OnProjectOpened");

    public void OnStart() => At("OnStart");

    public void OnTick() => At("OnTick");

    public void OnStop() => At("OnStop");

    public void OnUnload() => At("OnUnload");

    private static void At(string moment)
    {
        Moments.Add(moment);
        if (Throws.Contains(moment))
            throw new InvalidOperationException($"broken in {moment}");
    }
}

/// <summary>A service of the plugin.</summary>
public sealed record Greeting(string Text);

/// <summary>A plugin with nothing of its own: all moments have empty defaults.</summary>
public sealed class SilentPlugin : IExtension;

/// <summary>A plugin that cannot be made.</summary>
public sealed class UnbornPlugin : IExtension
{
    public UnbornPlugin() => throw new InvalidOperationException("no disk, no drive");
}
