using MLKids.Blocks.Contracts;

namespace MLKids.Testing;

/// <content>The program around the blocks.</content>
public sealed partial class PluginTest
{
    private int _scripts;

    /// <summary>Adds a script to the program, of <see cref="Sprite"/>.</summary>
    /// <param name="hat">For instance <c>new Brick("event_whenflagclicked")</c>.</param>
    /// <param name="stack">What stands under it.</param>
    /// <exception cref="PluginTestException">There is no such block.</exception>
    public void AddScript(Brick hat, params Brick[] stack) => _engine.Do(() =>
    {
        var writer = new BrickWriter(_world.Blocks, $"script{++_scripts}");
        var top = writer.Stack([hat, .. stack]);
        _world.AddScript(Sprite, writer.Blocks, top);
    });

    /// <summary>Adds a sprite of 20 by 20 pixels, in front of all others.</summary>
    /// <param name="name">Not taken yet.</param>
    /// <param name="x">Stage pixels from the middle.</param>
    /// <param name="y">Stage pixels from the middle, up positive.</param>
    public ITarget AddSprite(string name, double x = 0, double y = 0) =>
        Stage.Find(name) is null ? _engine.Do(() => _world.AddSprite(TestProgram.Sprite(name, x, y))) : throw new PluginTestException($"There is a sprite \"{name}\" already.");

    /// <summary>Presses the green flag and lets the first frame go by; the plugin's <c>OnStart</c> is called before.</summary>
    public void GreenFlag() => _engine.Do(() =>
    {
        _plugin.Lifecycle.Start();
        _world.GreenFlag();
        _world.Frame();
    });

    /// <summary>Presses the stop sign; the plugin's <c>OnStop</c> is called after.</summary>
    public void Stop() => _engine.Do(() =>
    {
        _world.StopEverything();
        _world.Frame();
        _plugin.Lifecycle.Stop();
    });

    /// <summary>Lets the clock go on until no script runs.</summary>
    /// <param name="seconds">Longest time of the test's clock.</param>
    /// <exception cref="PluginTestException">Scripts still run then.</exception>
    public void RunToEnd(double seconds = 60)
    {
        if (!_engine.Do(() => _world.RunUntil(() => _world.IsIdle, TimeSpan.FromSeconds(seconds))))
            throw new PluginTestException($"The program still runs after {seconds} s of the test's clock. Said so far: {List(Said)}.");
    }

    private static string List(IEnumerable<string> texts) => string.Join(", ", texts.Select(t => $"\"{t}\"").DefaultIfEmpty("nothing"));
}
