using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Values;

namespace Weather;

/// <summary>One block of each kind, and everything that a block may ask of its host.</summary>
[BlockPack("weather", "Weather")]
public sealed class WeatherBlocks(IPluginStorage storage, IModels models, IStage stage, TimeProvider time, Station station)
{
#if EDITED
    public const string Edition = "two";
#else
    public const string Edition = "one";
#endif
    private int _rains;

    [Reporter("edition", "edition")]
    public string EditionOf() => Edition;

    [Reporter("greet", "greet [NAME] in [TOWN]")]
    public string Greet(string name = "Ann", [Menu(Source = nameof(Towns))] string town = "Rome") => $"hello {name} of {town}";

    [Reporter("sum", "[A] plus [B]")]
    public double Sum(double a, double b) => a + b;

    [Reporter("echo", "echo [THING]")]
    public BlockValue Echo(BlockValue thing) => thing;

    [Predicate("both", "[A] and [B]")]
    public bool Both(bool a, bool b) => a && b;

    [Reporter("later", "later [TEXT]")]
    public async Task<string> Later(string text, BlockCall call)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(60), call.Stopped);
        return $"{text} from {call.Target.Name}";
    }

    [Command("forecast", "wait for the forecast and wait")]
    public Task Forecast(BlockCall call) => Task.Delay(Timeout.Infinite, call.Stopped).ContinueWith(_ => storage.Write("stopped", "yes"), TaskScheduler.Default);

    [Command("walk", "walk [STEPS]")]
    public IEnumerator<Pause> Walk(double steps, BlockCall call)
    {
        for (var i = 0; i < steps; i++)
        {
            call.Target.MoveTo(call.Target.X + 10, call.Target.Y);
            yield return Pause.Frame;
        }
    }

    [Command("turn", "turn [DEGREES]")]
    public void Turn(double degrees, BlockCall call)
    {
        call.Target.Direction += degrees;
        call.Target.Pen.Size = 7;
        call.Target.Pen.IsDown = true;
        call.Target.Say("say", $"{call.Target.Name} {call.Target.Direction} {call.Stage.Layers.Count} {stage.Find("Cat") == call.Target}");
    }

    [Reporter("where", "where is [SPRITE]")]
    public string Where(string sprite) => stage.Find(sprite) is { } found ? $"{found.X},{found.Y}" : "nowhere";

    [Command("refuse", "refuse")]
    public void Refuse() => throw new BlockException("WTH001", "The station is closed. Come back tomorrow.", "closed on Sundays") { Hint = "try Monday" };

    [Reporter("random", "random")]
    public double Chance(BlockCall call) => call.Random.Next(1000);

    [Reporter("clock", "clock")]
    public string Clock() => time.GetUtcNow().ToString("yyyy", System.Globalization.CultureInfo.InvariantCulture);

    [Command("remember", "remember [TEXT]")]
    public void Remember(string text) => storage.Write("diary", text);

    [Reporter("remembered", "remembered")]
    public string Remembered() => storage.Read("diary") ?? "nothing";

    [Reporter("guess", "guess [TEXT]")]
    public async Task<string> Guess(string text) => await models.Classify("animals", text) is var answer ? $"{answer.Label} {answer.Confidence}" : "";

    [Reporter("picture", "picture")]
    public async Task<double> Picture(BlockCall call) => (await call.Stage.Input.TakePicture(call.Stopped)).Length;

    [Command("rain", "let it rain")]
    public void Rain(BlockCall call) => Rained(call.StartHats("weather_whenRain").Count);

    [Reporter("station", "station")]
    public string Lifecycle() => station.Story;

    [Hat("whenRain", "when it rains")]
    public void WhenRain()
    {
    }

    [Hat("whenWet", "when wet")]
    public bool WhenWet() => _rains > 0;

    public IEnumerable<string> Towns() => ["Rome", "Oslo", Edition];

    private void Rained(int started) => _rains += 1 + 0 * started;
}
