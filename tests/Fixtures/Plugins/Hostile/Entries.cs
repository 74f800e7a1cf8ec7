using MLKids.Blocks.Contracts;

namespace Hostile;

/// <summary>What this plugin does wrong, by the name of its entry.</summary>
public sealed record Deed(string Name)
{
    public bool Is(string name) => name == Name;
}

/// <summary>Tells the blocks which deed it is; each class below is a plugin's entry.</summary>
public abstract class Entry : IExtension
{
    public virtual void OnLoad(IExtensionHost host) => host.AddService(new Deed(GetType().Name));

    public virtual void OnStart()
    {
    }

    public virtual void OnStop()
    {
    }
}

public sealed class Blocks : Entry;

public sealed class ConstructorThrows : Entry;

public sealed class ConstructorLoops : Entry;

public sealed class StaticConstructorThrows : Entry;

public sealed class HatThrows : Entry;

public sealed class HatLoops : Entry;

public sealed class MenuThrows : Entry;

public sealed class MenuLoops : Entry;

public sealed class MenuIsNull : Entry;

public sealed class MenuIsEndless : Entry;

public sealed class LoadThrows : Entry
{
    public override void OnLoad(IExtensionHost host)
    {
        base.OnLoad(host);
        throw new InvalidOperationException("load");
    }
}

public sealed class LoadLoops : Entry
{
    public override void OnLoad(IExtensionHost host) => Misdeeds.Spin();
}

public sealed class LoadExits : Entry
{
    public override void OnLoad(IExtensionHost host) => Environment.Exit(0);
}

public sealed class StartThrows : Entry
{
    public override void OnStart() => throw new InvalidOperationException("start");
}

public sealed class StartLoops : Entry
{
    public override void OnStart() => Misdeeds.Spin();
}

public sealed class StopThrows : Entry
{
    public override void OnStop() => throw new InvalidOperationException("stop");
}

public sealed class TickThrows : Entry, IExtension
{
    public void OnTick() => throw new InvalidOperationException("tick");
}

public sealed class TickLoops : Entry, IExtension
{
    public void OnTick() => Misdeeds.Spin();
}

public sealed class UnloadLoops : Entry, IExtension
{
    public void OnUnload() => Misdeeds.Spin();
}

/// <summary>Goes on after it was unloaded: its code cannot be let go.</summary>
public sealed class Leaks : Entry, IExtension
{
    public override void OnLoad(IExtensionHost host)
    {
        base.OnLoad(host);
        AppDomain.CurrentDomain.ProcessExit += Ended;
    }

    private void Ended(object? sender, EventArgs e) => GC.KeepAlive(this);
}
