using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Stage;
using MLKids.Tests;
using static MLKids.Extension.Tests.Programs.LearningWorld;
using static MLKids.Tests.Bricks;

namespace MLKids.Extension.Tests.Programs;

/// <summary>Sounds in real programs: recorded, sung by sprites, and heard by hats.</summary>
[TestClass]
public sealed class ListeningProgramTests
{
    [TestMethod]
    public async Task WhenHears_Sounds_StartsTheRightHatOnceForEach()
    {
        using var world = new LearningWorld();
        await Tones.Train(world);
        var played = await world.Listen(13, Microphone((2, "low"), (5, "high"), (8, "low"), (10.5, "low")), s => s
            .Script(Hears("LOW"), Say("low"))
            .Script(Hears("high"), Say("high"))
            .Script(Hears("_background_noise_"), Say("noise")));
        CollectionAssert.AreEqual(new[] { "low", "high", "low", "low" }, played.Fine().Said.ToArray());
        Assert.AreEqual(RunEnd.TimeLimit, played.End);
        Assert.AreEqual(4, world.Microphone.Counts.Heard);
        // The faint noise between asks no model; and no sample was lost.
        Assert.IsGreaterThan(15, world.Microphone.Counts.Gated);
        Assert.AreEqual(0, world.Microphone.Counts.Drops);
    }

    [TestMethod]
    public async Task WhenHears_SeveralHatsAndModels_ShareOneStream()
    {
        using var world = new LearningWorld();
        await Tones.Train(world);
        await Tones.Train(world, "n");
        var played = await world.Listen(6, Microphone((2, "low")), s => s
            .Script(Hears("low"), Say("a"))
            .Script(Hears(" Low"), Say("b"))
            .Script(Hears("low", "n"), Say("c"))
            .Script(Hears("high", "n"), Say("d")));
        CollectionAssert.AreEquivalent(new[] { "a", "b", "c" }, played.Fine().Said.ToArray());
    }

    [TestMethod]
    public async Task StopListening_HearsNothingUntilStartListening()
    {
        using var world = new LearningWorld();
        await Tones.Train(world);
        var played = await world.Listen(12, Microphone((1.5, "low"), (4.5, "low"), (8.5, "low")), s => s
            .Script(Hears("low"), Say("low"))
            .WhenFlag(Wait(3.5), new Node("ml_stopListening"), Say("stop"), Wait(3.5), new Node("ml_startListening"), Say("start")));
        CollectionAssert.AreEqual(new[] { "low", "stop", "start", "low" }, played.Fine().Said.ToArray());
    }

    [TestMethod]
    public async Task StartListening_AfterAProgramsEnd_BeginsAnew()
    {
        using var world = new LearningWorld();
        await Tones.Train(world);
        var microphone = Microphone((1.5, "low"));
        await world.Listen(4, microphone, s => s.Script(Hears("low"), Say("low")));
        var counts = world.Microphone.Counts;
        microphone.Advance(100);
        Assert.AreEqual(counts, world.Microphone.Counts, "it goes on listening after the end");
        var played = await world.Listen(5, Microphone((2, "high")), s => s.Script(Hears("high"), Say("high")).WhenFlag(new Node("ml_startListening"), new Node("ml_startListening")));
        Assert.AreEqual("high", played.Fine().Said.Single());
    }

    [TestMethod]
    public async Task WhenHears_WithoutAMicrophone_SaysSoOnceAndGoesOn()
    {
        using var world = new LearningWorld();
        await Tones.Train(world);
        var played = await world.Listen(20, null, s => s.Script(Hears("low"), Say("never")).WhenFlag(Wait(15), Say("end")));
        Assert.AreEqual("end", played.Said.Single());
        Assert.AreEqual(("MLR103", "No microphone. Plug one in, then try again."), played.Found.Select(f => (f.Code, f.ChildSentence)).Single());
    }

    [TestMethod]
    public async Task WhenHears_AModelThatNeverLearned_SaysSoOnceAndLeavesTheMicrophoneAlone()
    {
        using var world = new LearningWorld();
        await Tones.Train(world);
        var microphone = Microphone();
        var played = await world.Listen(10, microphone, s => s.Script(Hears("low", "other"), Say("never")));
        Assert.AreEqual("MLT013", played.Found.Single().Code);
        Assert.AreEqual(0, world.Microphone.Counts.Windows);
        var with = await world.Listen(10, Microphone((5, "low")), s => s.Script(Hears("low", "other"), Say("never")).Script(Hears("low"), Say("low")));
        Assert.AreEqual("low", with.Said.Single());
        Assert.AreEqual("MLT013", with.Found.Single().Code);
    }

    [TestMethod]
    public async Task WhenHears_AModelOfPictures_SaysThatItCannotHear()
    {
        using var world = new LearningWorld();
        await world.Run([.. Examples(), Train()]);
        var played = await world.Listen(10, Microphone((5, "low")), s => s.Script(Hears("disc"), Say("never")));
        Assert.AreEqual("MLT210", played.Found.Single().Code);
    }

    [TestMethod]
    public async Task SoundFromMic_IsAShortTextThatModelsLearnFromAndAnswer()
    {
        using var world = new LearningWorld();
        await Tones.Train(world);
        var high = Enumerable.Range(0, 60).Select(i => (10 + i / 2.0, "high"));
        var played = await world.Listen(40, Microphone([(1.2, "low"), .. high]), s => s.WhenFlag(
            Wait(1), Set("s", Record(1)), Say(Get("s")), Say(Classify(Get("s"))),
            WaitUntil(Less(11, new Node("sensing_timer"))), Set("s", Record(0.1)), Say(new Node("ml_confidenceOf").With("LABEL", "high").With("INPUT", Get("s")).With("MODEL", "m")),
            new Node("ml_addExample").With("EXAMPLE", Get("s")).With("LABEL", "high").With("MODEL", "m"), Say(Count("high"))));
        StringAssert.Matches(played.Fine().Said[0], new("^sound [0-9a-f]{12}$"));
        Assert.AreEqual("low", played.Said[1]);
        Assert.IsGreaterThan(50, double.Parse(played.Said[2], System.Globalization.CultureInfo.InvariantCulture));
        Assert.AreEqual("6", played.Said[3]);
    }

    [TestMethod]
    public async Task SoundFromMic_WithoutAMicrophone_SaysSoAndGoesOn()
    {
        using var world = new LearningWorld();
        var played = await world.Listen(5, null, s => s.WhenFlag(Say(Record(1)), Say("on")));
        CollectionAssert.AreEqual(new[] { "on" }, played.Said.ToArray());
        Assert.AreEqual("MLR103", played.Found.Single().Code);
    }

    [TestMethod]
    public async Task SoundFrom_ASpritesSounds_AreExamplesByNameAndNumber()
    {
        using var world = new LearningWorld();
        await Tones.Train(world);
        var played = await world.Run(s => s.Sound("deep", Tones.Wav("low", 7)).Sound("shrill", Tones.Wav("high", 7)).WhenFlag(
            Say(Classify(Sung("deep"))), Say(Classify(Sung("shrill"))), Say(Classify(Sung(2))), Say(Sung("cat")), Say("on")));
        CollectionAssert.AreEqual(new[] { "low", "high", "high", "on" }, played.Said.ToArray());
        Assert.AreEqual(("MLT209", Severity.Error), played.Found.Select(f => (f.Code, f.Severity)).Single());
        StringAssert.Contains(played.Found[0].Message, "'deep', 'shrill'");
    }

    [TestMethod]
    public async Task Loudness_FollowsTheMicrophone()
    {
        using var world = new LearningWorld();
        var played = await world.Listen(5, Microphone((2, "high")), s => s
            .Script(new Node("event_whengreaterthan").Field("WHENGREATERTHANMENU", "LOUDNESS").With("VALUE", 20), Say("loud"))
            .WhenFlag(Wait(1), If(Less(new Node("sensing_loudness"), 10), Say("quiet"))));
        CollectionAssert.AreEqual(new[] { "quiet", "loud" }, played.Fine().Said.ToArray());
    }

    private static ScriptedMicrophone Microphone(params (double At, string Label)[] sounds)
    {
        var microphone = new ScriptedMicrophone(waitsForListeners: true);
        foreach (var (at, label) in sounds)
            microphone.Play(at, Tones.Of(label, 7));
        return microphone;
    }

    private static Node Hears(string label, string model = "m") => new Node("ml_whenHears").Field("MODEL", model).Field("LABEL", label);

    private static Node Record(double seconds) => new Node("ml_soundFromMic").With("SECS", seconds);

    private static Node Sung(object sound) => new Node("ml_soundFrom").With("SOUND", sound);
}
