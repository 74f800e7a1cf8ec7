using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.PublicSurface.Tests.Testing;

/// <summary>An outsider's pack that uses all that a host offers.</summary>
[BlockPack("harbour", "Harbour")]
public sealed class HarbourBlocks(TimeProvider time, IPluginStorage log, IModels models, IHatStarter hats, IStage stage)
{
    private readonly List<string> _ships = ["Ada"];

    public bool Storm { get; set; }

    [Reporter("greeting", "greeting for [NAME]")]
    public string Greeting(string name = "captain") => $"{(time.GetLocalNow().Hour < 12 ? "good morning" : "hello")} {name}";

    [Reporter("sum", "[A] plus [B]")]
    public double Sum(double a, double b = 2) => a + b;

    [Predicate("isHere", "[SHIP] is here?")]
    public bool IsHere([Menu(Source = nameof(Ships))] string ship = "Ada") => _ships.Contains(ship);

    [Command("arrive", "[SHIP] arrives and wait")]
    public async Task Arrive(BlockCall call, string ship)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), call.Time, call.Stopped);
        _ships.Add(ship);
        log.Write(ship, "arrived");
        call.StartHats("harbour_whenArrived", new Dictionary<string, string> { ["SHIP"] = ship });
    }

    [Command("callLater", "let the storm come")]
    public void CallStorm()
    {
        Storm = true;
        hats.Post("harbour_whenArrived");
    }

    [Hat("whenArrived", "when [SHIP] arrives", Restart = true)]
    public void WhenArrived([Menu("Ada", "Bob", Droppable = false)] string ship = "Ada") { }

    [Hat("whenStorm", "when the storm comes")]
    public bool WhenStorm() => Storm;

    [Command("greetTwice", "greet twice")]
    public IEnumerator<Pause> GreetTwice(BlockCall call)
    {
        call.Target.Say("say", "one");
        yield return Pause.Frame;
        call.Target.Say("say", "two");
    }

    [Command("moor", "moor at [X] [Y]")]
    public void Moor(BlockCall call, double x, double y) => call.Target.MoveTo(x, y);

    [Reporter("sprites", "sprites")]
    public double Sprites() => stage.Layers.Count - 1;

    [Reporter("look", "ship in the picture")]
    [Needs("camera")]
    public async Task<string> Look(BlockCall call)
    {
        var picture = await call.Stage.Input.TakePicture(call.Stopped);
        var seen = await models.Classify("ships", picture, call.Stopped);
        return $"{seen.Label} ({seen.Confidence} %)";
    }

    [Reporter("horn", "loudest of a second")]
    [Needs("microphone")]
    public async Task<double> Horn(BlockCall call)
    {
        var sound = await call.Stage.Input.RecordSound(TimeSpan.FromSeconds(1), call.Stopped);
        return Math.Round(sound.Samples.ToArray().Max(), 2);
    }

    [Reporter("slow", "slow work")]
    public async Task<string> Slow() => await Task.Run(() => "done elsewhere");

    [Reporter("sink", "sink")]
    public string Sink() => throw new InvalidOperationException("the bow broke");

    [Command("refuse", "refuse")]
    public void Refuse() => throw new BlockException("HBR001", "The harbour is full. Come tomorrow.", "Found 9 ships, wanted 8.");

    [Loop("forWaves", "for [COUNT] waves [SUBSTACK]")]
    public bool ForWaves(BlockCall call, double count = 3) => call.Turn < count;

    [Conditional("ifStorm", "if storm [SUBSTACK] else [SUBSTACK2]", Branches = 2)]
    public double IfStorm() => Storm ? 1 : 2;

    [Command("never", "wait for ever and wait")]
    public Task Never() => new TaskCompletionSource().Task;

    public IEnumerable<string> Ships() => _ships;
}
