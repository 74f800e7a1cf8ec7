using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;

namespace MyPlugin;

/// <summary>The blocks of the category "MyPlugin". A method is a block: what it returns gives the shape, its parameters are the slots.</summary>
[BlockPack("myplugin", "MyPlugin", Color = "#0b7a75")]
public sealed class MyPluginBlocks
{
    private int _greeted;

    /// <summary>A friendly greeting for somebody.</summary>
    [Reporter("greeting", "greeting for [NAME]")]
    public string Greeting(string name = "world") => $"hello {name}";

    /// <summary>Says a greeting, and starts the scripts under "when somebody is greeted".</summary>
    [Command("greet", "greet [NAME]")]
    public void Greet(BlockCall call, string name = "world")
    {
        _greeted++;
        call.Target.Say("say", Greeting(name));
        call.StartHats("myplugin_whenGreeted");
    }

    /// <summary>Whether so many were greeted since the program began.</summary>
    [Predicate("hasGreeted", "greeted [TIMES] times?")]
    public bool HasGreeted(double times = 3) => _greeted >= times;

    /// <summary>Starts its script whenever somebody is greeted.</summary>
    [Hat("whenGreeted", "when somebody is greeted")]
    public void WhenGreeted() { }
}
