using Microsoft.Playwright;
using MLKids.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Journeys;

[TestClass]
public sealed class WordJourneyTests : JourneyTest
{
    private ILocator Words => Page.GetByLabel("Type some words");

    [TestMethod]
    public async Task Words_TypedAndPasted_AreLearnedAndAProgramOfOwnBlocksSaysTheLabel()
    {
        await Project.Begin("Recognise words", "Moods");
        var happy = await Collect.AddLabel("happy");
        var sad = await Collect.AddLabel("sad");
        foreach (var line in new[] { "I love this so much", "what a great day", "we laughed a lot", "this is wonderful", "I love my great dog" })
            await happy.Type(line);
        await happy.HasCount(5);
        await Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", "I am crying\nthis is terrible\nI hate the rain\nwhat a terrible day\nI hate this and I am crying\n");
        await sad.Card.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^A word or a sentence") }).PressAsync("Control+v");
        await Project.Button("Add 5 lines").ClickAsync();
        await sad.HasCount(5);

        await Project.Train();
        await Project.Go("Test");
        await Words.FillAsync("I love great days");
        await Test.Says("happy");
        var before = await Test.Bar("happy");
        await Words.FillAsync("I hate terrible rain");
        await Test.Says("sad");
        await Test.IsNotSureAtTheFarEnd("sad");

        await Project.Go("Make");
        await BuildProgram();
        await Make.Start();
        await Make.Reply("What do you say?", "I hate terrible rain");
        await Make.Says("Bit", "sad");
        await Make.Stop();
        await ClickBit();
        await Make.Says("Bit", "happy");
        var scratch = await Make.SaveSb3(Files);

        await MoveToAnotherComputer("Moods");
        await Project.Go("Test");
        await Words.FillAsync("I love great days");
        await Test.Says("happy");
        Assert.AreEqual(before, await Test.Bar("happy"), "The same model answers the same.");
        await Project.Go("Make");
        await Make.Opened("event_whenthisspriteclicked");
        await ClickBit();
        await Make.Says("Bit", "happy");

        await Project.Close();
        await Project.OpenFile(scratch);
        await Make.Opened("event_whenthisspriteclicked");
        await Expect(Make.Block("ml_classify")).ToHaveCountAsync(2);
    }

    /// <summary>A script of three blocks, dragged from the palette: when this sprite clicked, say (classify "I love great days" with Moods).</summary>
    private async Task BuildProgram()
    {
        await Make.Opened("ml_classify");
        await Make.DragToPaper("sprite clicked", "when this sprite clicked,", 230, 170);
        var hat = Make.Block("event_whenthisspriteclicked");
        await Make.DragBelow("say", "say, Hello!, has input,", hat);
        var say = hat.Locator(".looks_say");
        await Make.DragInto("classify", "classify, empty, with, Moods, has inputs,", say.Locator(".blocklyShadow").First);
        await Make.Write(say.Locator(".ml_classify .text").First, "I love great days");
        await Expect(Make.Saved).ToBeVisibleAsync();
    }

    /// <summary>Clicks Bit, who stands left of the middle and below.</summary>
    private async Task ClickBit()
    {
        var box = await Make.Stage.BoundingBoxAsync() ?? throw new InvalidOperationException();
        await Page.Mouse.ClickAsync(box.X + (box.Width * .25f), box.Y + (box.Height * .67f));
    }
}
