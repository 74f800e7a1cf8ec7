using System;
using System.Collections.Generic;
using System.Threading.Tasks;
using MLKids.Blocks.Authoring;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;

namespace Weather;

public sealed class WeatherExtension : IExtension;

[BlockPack("weather", "Weather", Color = "#2266aa")]
public sealed class WeatherBlocks(TimeProvider clock)
{
    [Reporter("greeting", "greeting for [NAME]")]
    public string Greeting(string name = "world") => $"hello {name} at {clock.GetLocalNow()}";

    [Command("waitForRain", "wait for rain in [TOWN] and wait")]
    public async Task WaitForRain(
        BlockCall call,
        [Menu("Oslo", "Rome")] string town = "Oslo")
    {
        await Task.Delay(TimeSpan.FromSeconds(1), call.Time, call.Stopped);
    }

    [Command("paint", "paint the sky [SHADE] for [HOURS] hours")]
    public void Paint([Slot(SlotKind.Color)] string shade = "#88bbff", [Slot(SlotKind.Count)] double hours = 2)
    {
    }

    [Predicate("rains", "rains in [TOWN]?")]
    public bool Rains([Menu(Source = nameof(Towns))] string town = "Oslo") => town.Length > 4;

    [Predicate("sunny", "picture [PICTURE] shows the sun if bright [BRIGHT]?")]
    [Needs("camera")]
    public bool Sunny(object picture, bool bright = false) => bright;

    [Hat("whenRain", "when it rains")]
    public bool WhenRain() => false;

    [Hat("whenStorm", "when a storm comes to [TOWN]")]
    public void WhenStorm([Menu("Oslo", "Rome", Droppable = false)] string town = "Oslo")
    {
    }

    public IEnumerable<string> Towns() => ["Oslo", "Rome"];
}
