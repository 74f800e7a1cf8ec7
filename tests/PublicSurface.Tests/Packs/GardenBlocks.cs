using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.PublicSurface.Tests.Packs;

/// <summary>What the pack asks of its host.</summary>
public sealed record Soil(string Kind);

/// <summary>An outsider's pack with every shape that a block can have.</summary>
[BlockPack("garden", "Garden", Color = "#228833")]
public sealed class GardenBlocks(Soil soil)
{
    private readonly List<string> _beds = ["roses", "beans"];
    private string _bed = "";

    public int Watered { get; private set; }

    public bool Rain { get; private set; }

    public bool NeverStopped { get; private set; }

    [Command("water", "water [TIMES] times")]
    public void Water(double times = 1) => Watered += (int)times;

    [Command("grow", "grow [PLANT] and wait")]
    public async Task Grow(BlockCall call, string plant)
    {
        await Task.Delay(TimeSpan.FromSeconds(2), call.Time, call.Stopped);
        _beds.Add(plant);
    }

    [Command("dig", "dig [DEPTH] steps")]
    public IEnumerator<Pause> Dig(BlockCall call, double depth = 3)
    {
        for (var i = 1; i <= depth; i++)
        {
            call.Target.Say("say", $"dig {i}");
            yield return Pause.Frame;
        }
    }

    [Loop("eachBed", "for each bed [SUBSTACK]")]
    public bool EachBed(BlockCall call)
    {
        _bed = call.Turn < _beds.Count ? _beds[call.Turn] : "";
        return call.Turn < _beds.Count;
    }

    [Reporter("bed", "bed")]
    public string Bed() => _bed;

    [Conditional("weather", "when dry [SUBSTACK] when it rains [SUBSTACK2]", Branches = 2)]
    public async Task<double> Weather(BlockCall call)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), call.Time, call.Stopped);
        return Rain ? 2 : 1;
    }

    [Reporter("soil", "soil")]
    public string SoilKind() => soil.Kind;

    [Reporter("sum", "[A] plus [B]")]
    public double Sum(double a, double b = 2) => a + b;

    [Reporter("typeOf", "type of [THING]")]
    public string TypeOf(object thing) => thing.GetType().Name;

    [Reporter("guess", "weather tomorrow")]
    public Task<string> Guess() => Task.FromResult("sunny");

    [Predicate("blooms", "[BED] blooms?")]
    public bool Blooms([Menu(Source = nameof(Beds))] string bed = "roses") => _beds.Contains(bed);

    [Reporter("season", "[SEASON] as a number")]
    public double Season([Menu("spring", "summer", Droppable = false)] string season = "spring") => season == "summer" ? 2 : 1;

    [Command("letRain", "let it rain")]
    public void LetRain(BlockCall call)
    {
        Rain = true;
        call.StartHats("garden_whenWatered", new Dictionary<string, string> { ["BED"] = "ROSES" });
    }

    [Hat("whenRaining", "when it rains")]
    public bool WhenRaining() => Rain;

    [Hat("whenWatered", "when [BED] is watered", Restart = true)]
    public void WhenWatered([Menu(Source = nameof(Beds), Droppable = false)] string bed = "roses") { }

    [Reporter("broken", "broken")]
    public double Broken() => throw new InvalidOperationException("the spade broke");

    [Command("refuse", "refuse")]
    public void Refuse() => throw new BlockException("GRD001", "The ground is frozen. Wait for spring.", "Found ice, wanted earth.") { Hint = "Wait." };

    [Reporter("unsure", "unsure")]
    public string Unsure() => throw new BlockException("GRD002", "Nobody knows. Ask again.", "No answer.") { Answer = "perhaps" };

    [Command("refuseLater", "refuse later")]
    public async Task RefuseLater(BlockCall call)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(10), call.Time);
        throw new BlockException("GRD003", "That came to nothing. Try again.", "Failed late.");
    }

    [Command("refuseInSteps", "refuse in steps")]
    public IEnumerator<Pause> RefuseInSteps()
    {
        yield return Pause.Frame;
        throw new BlockException("GRD004", "The third step broke. Try two.", "Failed in steps.");
    }

    [Command("never", "wait for ever")]
    public async Task Never(BlockCall call)
    {
        try
        {
            await Task.Delay(Timeout.Infinite, call.Stopped);
        }
        finally
        {
            NeverStopped = true;
        }
    }

    [Command("deaf", "wait for ever without listening")]
    public Task Deaf() => new TaskCompletionSource().Task;

    public IEnumerable<string> Beds() => _beds;
}
