using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace Weather;

/// <summary>The blocks of the weather station.</summary>
[BlockPack("weather", "Weather", Color = "#2f6fb5")]
public sealed class WeatherBlocks(WeatherStation station, IPluginStorage storage)
{
    private readonly Diary _diary = new(storage);

    [Reporter("reading", "[MEASURE] in [TOWN]", About = "What a sensor says now: degrees Celsius, millimetres of rain or kilometres of wind an hour.")]
    public double Reading([Menu("temperature", "rain", "wind", Droppable = false)] string measure = "temperature", [Menu(Source = nameof(Towns))] string town = "Oslo")
    {
        var now = station.Read(town);
        return measure switch { "rain" => now.Rain, "wind" => now.Wind, _ => now.Temperature };
    }

    [Predicate("isRaining", "is it raining in [TOWN]?", About = "Whether it rains now.")]
    public bool IsRaining([Menu(Source = nameof(Towns))] string town = "Oslo") => station.Read(town).Rain > 0;

    [Hat("whenRainStarts", "when it starts to rain in [TOWN]", About = "Starts when the first drops fall.")]
    public void WhenRainStarts([Menu("Oslo", "Nairobi", "Lima", Droppable = false)] string town = "Oslo") { }

    [Command("waitUntilDry", "stay inside until it is dry in [TOWN] and wait", About = "Goes on when it does not rain, at once if it is dry.")]
    public Task WaitUntilDry(BlockCall call, [Menu(Source = nameof(Towns))] string town = "Oslo") => station.UntilDry(town, call.Stopped);

    [Command("addTown", "set up a station in [TOWN]", About = "Puts a town into the menus. Any name has its own weather.")]
    public void AddTown(string town = "my town")
    {
        if (town.Trim().Length == 0)
            throw new BlockException("WEA001", "A town needs a name. Write one.", "Found an empty name, wanted a town.");
        if (!station.Add(town.Trim()))
            throw new BlockException("WEA002", "There are 50 stations already. Use one of them.", $"Wanted at most {WeatherStation.MostTowns} towns.");
    }

    [Command("write", "write [TEXT] in the diary", Apart = true, About = "Adds a line. The diary stays when the program ends.")]
    public void Write(string text = "a fine day") => _diary.Add(text);

    [Reporter("line", "line [NUMBER] of the diary", About = "A line of the diary; the oldest is number 1.")]
    public string Line(double number = 1) => number >= 1 && number <= _diary.Lines.Count ? _diary.Lines[(int)number - 1] : "";

    [Reporter("lines", "lines in the diary", About = "How many lines the diary has.")]
    public double Lines() => _diary.Lines.Count;

    [Command("clear", "clear the diary", About = "Takes all lines away.")]
    public void Clear() => _diary.Clear();

    /// <summary>What the menus of towns offer.</summary>
    public IEnumerable<string> Towns() => station.Towns;
}
