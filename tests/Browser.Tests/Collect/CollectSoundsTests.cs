using Microsoft.Playwright;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers.Sounds;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Collect;

/// <summary>Recording with a microphone that hears a file of ours: what is kept must be that sound at 16 kHz.</summary>
[TestClass]
public sealed class CollectSoundsTests : StudioTest
{
    private const double Hertz = 1000;

    private static readonly string Heard = Tone();

    protected override string[] Flags => ["--use-fake-ui-for-media-stream", $"--use-file-for-fake-audio-capture={Heard}"];

    [TestMethod]
    public async Task Microphone_RecordsCutsAndAdds_TheSoundThatItHears()
    {
        using (var project = ProjectFile.Create(Path.Combine(Folder, "mine.mlkids")))
            project.Labels.Add(project.Models.Add("model", ModelKind.Sounds).Id, "beep");
        await GoTo("mine", "collect");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Microphone" }).ClickAsync();
        await Page.Locator(".recorder select").First.SelectOptionAsync("3");
        await Expect(Page.GetByRole(AriaRole.Meter)).Not.ToHaveAttributeAsync("aria-valuenow", "0");
        await Page.Locator(".record").PressAsync("Enter");
        await Expect(Page.Locator(".recorder .note")).ToHaveTextAsync("I can hear this well.");
        for (var i = 0; i < 10; i++)
            await Page.Locator(".handle.from").PressAsync("ArrowRight");
        await Expect(Page.Locator(".recorder")).ToContainTextAsync("2.5 of 3 seconds are kept");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add 3 examples" }).ClickAsync();
        await Expect(Page.Locator("[data-label] .tile")).ToHaveCountAsync(3);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Put the microphone away" }).ClickAsync();

        using var read = ProjectFile.Open(Path.Combine(Folder, "mine.mlkids"), readOnly: true);
        var example = read.Examples.List(read.Labels.Get(1, "beep").Id)[0];
        var clip = SoundClip.Read(read.Examples.ReadContent(example.Id));
        Assert.AreEqual(1.0, clip.Seconds, 0.001);
        Assert.AreEqual(Hertz, Crossings(clip.Samples) / 2.0 / clip.Seconds, 15, "The recorded tone has another pitch.");
    }

    [TestMethod]
    public async Task File_OfAnotherRateAndLong_IsCutIntoSeconds()
    {
        using (var project = ProjectFile.Create(Path.Combine(Folder, "mine.mlkids")))
            project.Labels.Add(project.Models.Add("model", ModelKind.Sounds).Id, "beep");
        await GoTo("mine", "collect");
        await Page.Locator("[data-label] input[type=file]").First.SetInputFilesAsync(Heard);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Cut it" }).ClickAsync();
        await Expect(Page.Locator("[data-label] .count")).ToContainTextAsync("4");
        await Page.Locator("header .button[aria-label=Undo]").ClickAsync();
        await Expect(Page.Locator("[data-label] .count")).ToContainTextAsync("0");
    }

    private static int Crossings(ReadOnlySpan<float> samples)
    {
        var count = 0;
        for (var i = 1; i < samples.Length; i++)
            count += samples[i - 1] < 0 != samples[i] < 0 ? 1 : 0;
        return count;
    }

    /// <summary>Four seconds of a tone at 48 kHz; each second a little louder, so that no two are the same.</summary>
    private static string Tone()
    {
        const int Rate = 48_000, Seconds = 4;
        var path = Path.Combine(Path.GetTempPath(), $"mlkids-tone-{Environment.ProcessId}.wav");
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write("RIFF"u8);
        writer.Write(36 + (Rate * Seconds * 2));
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write((short)1);
        writer.Write((short)1);
        writer.Write(Rate);
        writer.Write(Rate * 2);
        writer.Write((short)2);
        writer.Write((short)16);
        writer.Write("data"u8);
        writer.Write(Rate * Seconds * 2);
        for (var i = 0; i < Rate * Seconds; i++)
            writer.Write((short)(8000 * (1 + (0.1 * i / Rate)) * Math.Sin(2 * Math.PI * Hertz * i / Rate)));
        return path;
    }
}
