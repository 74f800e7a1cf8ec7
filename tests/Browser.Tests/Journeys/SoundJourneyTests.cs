using MLKids.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Journeys;

/// <remarks>Alone: the camera and the microphone are shared with other tests.</remarks>
[TestClass]
[DoNotParallelize]
public sealed class SoundJourneyTests : JourneyTest
{
    [TestMethod]
    public async Task Sounds_FromTheMicrophone_AreLearnedHeardAndSaidByASprite()
    {
        await Project.Begin("Recognise sounds", "Band");
        var whistle = await Collect.AddLabel("whistle");
        var rattle = await Collect.AddLabel("rattle");
        await whistle.Record(Microphone, FakeMicrophone.Sound.Whistle, 10);
        await rattle.Record(Microphone, FakeMicrophone.Sound.Rattle, 10);

        var result = await Project.Train();
        await Expect(result).ToContainTextAsync("right");

        await Project.Go("Test");
        await Test.Says("rattle");
        await Project.Button("Stop listening").ClickAsync();
        Microphone.Play(FakeMicrophone.Sound.Whistle);
        await Project.Button("Listen").ClickAsync();
        await Test.Says("whistle");
        await Project.Button("Stop listening").ClickAsync();

        await RunProgram();
        await MoveToAnotherComputer("Band");
        await Project.Go("Test");
        await Test.Says("rattle");
        await Project.Button("Stop listening").ClickAsync();
        await RunProgram();
    }

    /// <summary>The program that a project of sounds begins with: each second of the microphone is named.</summary>
    private async Task RunProgram()
    {
        await Project.Go("Make");
        await Make.Opened("ml_soundFromMic");
        foreach (var (sound, name) in new[] { (FakeMicrophone.Sound.Whistle, "whistle"), (FakeMicrophone.Sound.Rattle, "rattle") })
        {
            Microphone.Play(sound);
            await Make.Start();
            await Make.Says("Bit", name);
            await Make.Stop();
        }
    }
}
