using MLKids.Learning.Examples;
using MLKids.Studio.Plugins;

namespace MLKids.Studio.Tests.Plugins;

[TestClass]
public sealed class PluginMemoryTests
{
    private static readonly PluginMemory.Origin Weather = new("org.example.weather", "Weather station");

    [TestMethod]
    public void Plugin_NobodySwitched_IsOn_AndOneSwitchedOffStaysOff()
    {
        using var project = ProjectFile.CreateTemporary();
        var memory = new PluginMemory(project);
        Assert.IsTrue(memory.IsOn("org.example.weather"));
        memory.Turn("org.example.weather", on: false);
        memory.Turn("org.example.weather", on: false);
        Assert.IsFalse(new PluginMemory(project).IsOn("org.example.weather"));
        memory.Turn("org.example.weather", on: true);
        Assert.IsTrue(new PluginMemory(project).IsOn("org.example.weather"));
    }

    [TestMethod]
    public void Origin_Remembered_IsThereAfterReopening_AndTheNewestTitleCounts()
    {
        using var project = ProjectFile.CreateTemporary();
        new PluginMemory(project).Remember([("weather", Weather)]);
        var memory = new PluginMemory(project);
        Assert.AreEqual(Weather, memory.OriginOf("weather"));
        memory.Remember([("weather", Weather with { Title = "Weather 2" })]);
        Assert.AreEqual("Weather 2", new PluginMemory(project).OriginOf("weather")!.Title);
        Assert.IsNull(memory.OriginOf("text"));
    }

    [TestMethod]
    [DataRow("plugins.off", "{")]
    [DataRow("plugins.off", "{\"a\":1}")]
    [DataRow("plugins.brought", "[1]")]
    [DataRow("plugins.brought", "{\"weather\":null}")]
    [DataRow("plugins.brought", "{\"weather\":{\"title\":\"x\"}}")]
    public void Settings_OfSomebodyElse_AreAsIfNothingHadBeenSaid(string key, string written)
    {
        using var project = ProjectFile.CreateTemporary();
        project.Settings.Set(key, written);
        var memory = new PluginMemory(project);
        Assert.IsTrue(memory.IsOn("org.example.weather"));
        Assert.IsNull(memory.OriginOf("weather"));
    }
}
