using MLKids.Testing;

namespace Weather.Tests;

/// <summary>The blocks in a world without a screen, whose clock the test turns: an hour of weather in two seconds.</summary>
[TestClass]
public sealed class WeatherBlocksTests : IDisposable
{
    private readonly PluginTest _plugin = PluginTest.Of<WeatherBlocks>();

    public void Dispose() => _plugin.Dispose();

    [TestMethod]
    public void Reading_IsTheSameEverywhereAtTheSameHour()
    {
        Assert.AreEqual(Sky.At("Oslo", 0).Temperature, _plugin.Ask("weather_reading", "temperature", "oslo "));
        Assert.AreEqual(Sky.At("Oslo", 0).Wind, _plugin.Ask("weather_reading", "wind", "Oslo"));
        Assert.AreNotEqual(_plugin.Ask("weather_reading", "temperature", "Lima"), _plugin.Ask("weather_reading", "temperature", "Oslo"));
    }

    [TestMethod]
    public void RainHat_StartsWhenRainBegins_OnceEachTime()
    {
        var started = _plugin.When("weather_whenRainStarts", "Oslo");
        var (begins, raining) = (0, false);
        for (var second = 0; second < 400; second++)
        {
            _plugin.Clock.Advance(1);
            var rains = (bool)_plugin.Ask("weather_isRaining", "Oslo")!;
            begins += rains && !raining ? 1 : 0;
            raining = rains;
        }

        Assert.IsTrue(begins > 0, "it never rained in Oslo");
        Assert.AreEqual(begins, started.Starts);
        _plugin.ExpectNoFindings();
    }

    [TestMethod]
    public void StayInside_EndsWhenItIsDry()
    {
        for (var second = 0; !(bool)_plugin.Ask("weather_isRaining", "Oslo")!; second++)
        {
            Assert.IsTrue(second < 1000, "it never rained in Oslo");
            _plugin.Clock.Advance(1);
        }

        var waiting = _plugin.AskLater("weather_waitUntilDry", "Oslo");
        Assert.IsFalse(waiting.IsDone);
        for (var second = 0; (bool)_plugin.Ask("weather_isRaining", "Oslo")!; second++)
        {
            Assert.IsTrue(second < 1000, "it never stopped raining in Oslo");
            _plugin.Clock.Advance(1);
        }

        _plugin.Clock.Advance(1);
        Assert.IsTrue(waiting.IsDone);
    }

    [TestMethod]
    public void AddTown_PutsItIntoTheMenus()
    {
        _plugin.Do("weather_addTown", "Bergen");
        _plugin.Do("weather_addTown", "bergen");
        CollectionAssert.AreEqual(new[] { "Oslo", "Nairobi", "Lima", "Bergen" }, _plugin.Menu("weather_reading", "TOWN").ToArray());
    }

    [TestMethod]
    public void AddTown_WithoutAName_IsExplained()
    {
        var failed = Assert.ThrowsExactly<BlockFailedException>(() => _plugin.Do("weather_addTown", " "));
        StringAssert.Contains(failed.Message, "WEA001");
    }

    [TestMethod]
    public void Diary_KeepsLinesInOrder()
    {
        Assert.AreEqual(0.0, _plugin.Ask("weather_lines"));
        for (var i = 1; i <= 12; i++)
            _plugin.Do("weather_write", $"day {i}");
        Assert.AreEqual(12.0, _plugin.Ask("weather_lines"));
        Assert.AreEqual("day 2", _plugin.Ask("weather_line", 2));
        Assert.AreEqual("", _plugin.Ask("weather_line", 13));
        _plugin.Do("weather_clear");
        Assert.AreEqual(0.0, _plugin.Ask("weather_lines"));
    }

    [TestMethod]
    public void SampleProgram_TellsTheWeather()
    {
        var program = Path.Combine(AppContext.BaseDirectory, "rain-diary.sb3");
        using var plugin = PluginTest.Of<WeatherBlocks>(new TestOptions { Program = program });
        plugin.GreenFlag();
        plugin.Clock.Advance(120);
        Assert.Contains("done", plugin.Said, string.Join(" / ", plugin.Said));
        Assert.Contains("No rain in Oslo. Let us go out!", plugin.Said);
        plugin.ExpectNoFindings();
    }
}
