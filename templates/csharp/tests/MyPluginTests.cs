namespace MyPlugin.Tests;

[TestClass]
public sealed class MyPluginTests
{
    [TestMethod]
    public void Greeting_OfAName_IsFriendly()
    {
        using var plugin = PluginTest.Of<MyPluginBlocks>();
        Assert.AreEqual("hello Ann", plugin.Ask("myplugin_greeting", "Ann"));
        Assert.AreEqual("hello world", plugin.Ask("myplugin_greeting"));
    }

    [TestMethod]
    public void Greet_Somebody_SaysItAndStartsTheHat()
    {
        using var plugin = PluginTest.Of<MyPluginBlocks>();
        var hat = plugin.When("myplugin_whenGreeted");
        Assert.AreEqual(false, plugin.Ask("myplugin_hasGreeted", 1));

        plugin.Do("myplugin_greet", "Ann");
        plugin.Clock.Advance(0.1);

        plugin.ExpectSaid("hello Ann");
        Assert.AreEqual(1, hat.Starts);
        Assert.AreEqual(true, plugin.Ask("myplugin_hasGreeted", 1));
        plugin.ExpectNoFindings();
    }

    [TestMethod]
    public void Program_ThatGreetsThree_EndsWithTheThird()
    {
        using var plugin = PluginTest.Of<MyPluginBlocks>();
        plugin.AddScript(
            new Brick("event_whenflagclicked"),
            new Brick("control_repeat_until", new Brick("myplugin_hasGreeted", 3), new[] { new Brick("myplugin_greet", "you") }),
            Brick.Say("that is all"));

        plugin.GreenFlag();
        plugin.RunToEnd();

        plugin.ExpectSaid("hello you", "hello you", "hello you", "that is all");
    }
}
