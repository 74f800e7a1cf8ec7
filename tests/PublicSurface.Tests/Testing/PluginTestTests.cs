using MLKids.Testing;
using MLKids.Tests;

namespace MLKids.PublicSurface.Tests.Testing;

/// <summary>The headless host, as an outsider's tests use it.</summary>
[TestClass]
public sealed class PluginTestTests
{
    [TestMethod]
    public void Ask_EveryShape_AnswersWhatAProgramWouldGet()
    {
        using var plugin = PluginTest.Of<HarbourBlocks>();
        Assert.AreEqual("hello Ann", plugin.Ask("harbour_greeting", "Ann"));
        Assert.AreEqual("hello captain", plugin.Ask("harbour_greeting"));
        Assert.AreEqual(42.0, plugin.Ask("harbour_sum", "40"));
        Assert.AreEqual(3.0, plugin.Ask("harbour_sum", "no number", new Brick("harbour_sum", 1)));
        Assert.AreEqual(false, plugin.Ask("harbour_isHere", "Bob"));
        Assert.IsNull(plugin.Ask("harbour_arrive", "Bob"));
        Assert.AreEqual(true, plugin.Ask("harbour_isHere", "Bob"));
        Assert.AreEqual("done elsewhere", plugin.Ask("harbour_slow"));
        plugin.Do("harbour_greetTwice");
        plugin.ExpectSaid("one", "two");
        Assert.AreEqual("true", plugin.Ask("operator_join", "", new Brick("harbour_isHere", "Ada")));
        CollectionAssert.AreEqual(new[] { "Ada", "Bob" }, plugin.Menu("harbour_isHere", "SHIP").ToArray());
        plugin.ExpectNoFindings();
    }

    [TestMethod]
    public void AskLater_OfABlockThatWaits_EndsWhenTheClockSaysSo()
    {
        using var plugin = PluginTest.Of<HarbourBlocks>();
        var arrival = plugin.AskLater("harbour_arrive", "Bob");
        plugin.Clock.Advance(1.9);
        Assert.IsFalse(arrival.IsDone);
        StringAssert.Contains(Assert.ThrowsExactly<PluginTestException>(() => arrival.Value).Message, "harbour_arrive is still at work");
        plugin.Clock.Advance(0.2);
        Assert.IsTrue(arrival.IsDone);
        Assert.IsNull(arrival.Value);
        Assert.AreEqual("arrived", plugin.Storage.Read("Bob"));
    }

    [TestMethod]
    [Timeout(60_000)]
    public void Block_WithoutEnd_FailsTheTestInsteadOfHangingIt()
    {
        using var plugin = PluginTest.Of<EndlessBlocks>(new TestOptions { Patience = TimeSpan.FromSeconds(1) });
        Assert.AreEqual(1.0, plugin.Ask("endless_one"));
        StringAssert.Contains(Assert.ThrowsExactly<PluginTestException>(() => plugin.Do("endless_loop")).Message, "has run for 1 s without a pause");
        Assert.ThrowsExactly<PluginTestException>(() => plugin.Ask("endless_one"), "what came after cannot be trusted");
        EndlessBlocks.IsOver = true;
    }

    [TestMethod]
    public void Start_InTheMorning_IsWhatThePluginReads()
    {
        using var plugin = PluginTest.Of<HarbourBlocks>(new TestOptions { Start = new(2030, 5, 1, 11, 59, 0, TimeSpan.Zero) });
        Assert.AreEqual("good morning Ann", plugin.Ask("harbour_greeting", "Ann"));
        plugin.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.AreEqual("hello Ann", plugin.Ask("harbour_greeting", "Ann"));
    }

    [TestMethod]
    public void Hats_OfBothKinds_StartTheirScripts()
    {
        using var plugin = PluginTest.Of<HarbourBlocks>();
        var (ada, bob, storm) = (plugin.When("harbour_whenArrived", "Ada"), plugin.When("harbour_whenArrived", "Bob"), plugin.When("harbour_whenStorm"));
        plugin.Do("harbour_arrive", "Bob");
        plugin.Clock.Advance(0.1);
        Assert.AreEqual((0, 1, 0), (ada.Starts, bob.Starts, storm.Starts));
        Assert.AreEqual("harbour_whenArrived(SHIP=Bob)", plugin.Started.Single().ToString());
        plugin.Do("harbour_callLater");
        plugin.Clock.Advance(0.1);
        Assert.AreEqual((1, 2, 1), (ada.Starts, bob.Starts, storm.Starts));
        plugin.ExpectStarted("harbour_whenArrived");
        StringAssert.Contains(Assert.ThrowsExactly<PluginTestException>(() => plugin.ExpectStarted("harbour_whenFog")).Message, "Wanted: harbour_whenFog");
    }

    [TestMethod]
    public void Program_WithScripts_RunsToItsEnd()
    {
        using var plugin = PluginTest.Of<HarbourBlocks>();
        plugin.AddScript(new Brick("event_whenflagclicked"), Brick.Say(new Brick("harbour_greeting", "Ann")), new Brick("control_repeat", 3, new[] { new Brick("harbour_moor", 10, new Brick("harbour_sum", 5, 5)) }), Brick.Say("over"));
        plugin.AddScript(new Brick("event_whenkeypressed", "space"), new Brick("sensing_askandwait", "Who?"), Brick.Say(new Brick("sensing_answer")));
        plugin.GreenFlag();
        plugin.RunToEnd();
        plugin.ExpectSaid("hello Ann", "over");
        Assert.AreEqual((10.0, 10.0), (plugin.Sprite.X, plugin.Sprite.Y));
        plugin.Keys.Press("space");
        plugin.Clock.Advance(0.1);
        Assert.AreEqual("Who?", plugin.Question);
        plugin.Answer("Bob");
        plugin.RunToEnd();
        StringAssert.Contains(
            Assert.ThrowsExactly<PluginTestException>(() => plugin.ExpectSaid("hello Ann")).Message,
            "Found that was said: \"hello Ann\", \"over\", \"Who?\", \"Bob\". Wanted: \"hello Ann\".");
        plugin.AddSprite("Tug", 100, 50);
        Assert.AreEqual(2.0, plugin.Ask("harbour_sprites"));
        Assert.AreEqual(100.0, plugin.Stage.Find("Tug")!.X);
    }

    [TestMethod]
    public void BlocksWithStacks_RunThem()
    {
        using var plugin = PluginTest.Of<HarbourBlocks>();
        plugin.Do("harbour_forWaves", 2, new[] { Brick.Say("wave") });
        plugin.Do("harbour_ifStorm", new[] { Brick.Say("storm") }, new[] { Brick.Say("calm") });
        plugin.Do("harbour_callLater");
        plugin.Do(new Brick("harbour_ifStorm", new[] { Brick.Say("storm") }, new[] { Brick.Say("calm") }), Brick.Say("over"));
        plugin.ExpectSaid("wave", "wave", "calm", "storm", "over");
        plugin.ExpectNoFindings();
    }

    [TestMethod]
    public void Program_OfAFile_RunsWithThePluginsBlocks()
    {
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.sb3");
        try
        {
            File.WriteAllBytes(file, ProgramBuilder.Of(Bricks.Say(new Node("harbour_greeting").With("NAME", "Cat")), new Node("harbour_arrive").With("SHIP", "Bob"), Bricks.Say("over")).ToSb3());
            using var plugin = PluginTest.Of<HarbourBlocks>(new TestOptions { Program = file });
            plugin.GreenFlag();
            plugin.RunToEnd();
            plugin.ExpectSaid("hello Cat", "over");
            Assert.AreEqual("Cat", plugin.Sprite.Name);
            Assert.AreEqual(true, plugin.Ask("harbour_isHere", "Bob"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [TestMethod]
    public void CameraMicrophoneAndModels_GiveWhatTheTestPutsIn()
    {
        using var plugin = PluginTest.Of<HarbourBlocks>();
        Assert.AreEqual("MLR101", Assert.ThrowsExactly<BlockFailedException>(() => plugin.Ask("harbour_look")).Finding.Code);
        plugin.Camera.Show([1, 2, 3]);
        plugin.Models.Add("ships", "tug", "ferry").Answers("ships", "ferry", 80);
        Assert.AreEqual("ferry (80 %)", plugin.Ask("harbour_look"));
        Assert.AreEqual(("ships", "3 bytes"), plugin.Models.Asked.Single());
        plugin.Microphone.Play([.. Enumerable.Repeat(0.5f, 8_000)]);
        Assert.AreEqual(0.5, plugin.Ask("harbour_horn"));
        Assert.AreEqual(1, plugin.Camera.Taken);
    }

    [TestMethod]
    public void CameraAndMicrophone_WithoutPermission_AreRefusedWithTheManifestsLine()
    {
        using var plugin = PluginTest.Of<HarbourBlocks>(new TestOptions { Permissions = ["models"] });
        plugin.Camera.Show([1]);
        plugin.Microphone.Plug();
        foreach (var (opcode, permission) in new[] { ("harbour_look", "camera"), ("harbour_horn", "microphone") })
        {
            var finding = Assert.ThrowsExactly<BlockFailedException>(() => plugin.Ask(opcode)).Finding;
            Assert.AreEqual("MLM105", finding.Code);
            StringAssert.Contains(finding.Hint, $"\"{permission}\" into the list mlkids.permissions");
        }
    }

    [TestMethod]
    public void BlocksThatFail_AreNamedWithTheirException()
    {
        using var plugin = PluginTest.Of<HarbourBlocks>();
        var broken = Assert.ThrowsExactly<BlockFailedException>(() => plugin.Ask("harbour_sink"));
        Assert.AreEqual("harbour_sink failed: MLR203: InvalidOperationException: the bow broke", broken.Message);
        Assert.AreEqual("", broken.Answer);
        StringAssert.Contains(broken.InnerException!.StackTrace, "HarbourBlocks.cs:line");
        Assert.AreEqual("HBR001", Assert.ThrowsExactly<BlockFailedException>(() => plugin.Do("harbour_refuse")).Finding.Code);
        Assert.AreEqual("The harbour is full. Come tomorrow.", plugin.ExpectFinding("HBR001").ChildSentence);
        Assert.AreEqual("hello on", plugin.Ask("harbour_greeting", "on"));
        StringAssert.Contains(Assert.ThrowsExactly<PluginTestException>(plugin.ExpectNoFindings).Message, "harbour_refuse HBR001");
    }

    [TestMethod]
    [DataRow("harbour_greting", "There is no block harbour_greting. The pack \"harbour\" has harbour_greeting")]
    [DataRow("harbor_greeting", "There is no pack \"harbor\" either; here are motion, looks")]
    [DataRow("harbour_whenStorm", "is a hat: watch it with When(\"harbour_whenStorm\")")]
    public void Ask_ABlockThatCannotBeAsked_SaysWhatThereIs(string opcode, string wanted)
    {
        using var plugin = PluginTest.Of<HarbourBlocks>();
        StringAssert.Contains(Assert.ThrowsExactly<PluginTestException>(() => plugin.Ask(opcode)).Message, wanted);
    }

    [TestMethod]
    public void Ask_WithWrongSlots_SaysWhatTheBlockTakes()
    {
        using var plugin = PluginTest.Of<HarbourBlocks>();
        StringAssert.Contains(Assert.ThrowsExactly<PluginTestException>(() => plugin.Ask("harbour_sum", 1, 2, 3)).Message, "harbour_sum has 2: A, B");
        StringAssert.Contains(Assert.ThrowsExactly<PluginTestException>(() => plugin.Ask("harbour_sum", new object())).Message, "wanted a text, a number, true, false or a brick");
    }
}
