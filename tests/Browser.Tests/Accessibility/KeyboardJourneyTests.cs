using Microsoft.Playwright;
using MLKids.Browser.Tests.Journeys;
using MLKids.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Accessibility;

/// <remarks>Alone: the camera and the microphone are shared with other tests.</remarks>
[TestClass]
[DoNotParallelize]
public sealed class KeyboardJourneyTests : JourneyTest
{
    [TestMethod]
    public async Task Pictures_ByKeyboardAlone_FromTheStartPageToAProgramThatRuns()
    {
        var keys = new Keys(Page);
        await keys.Choose("Recognise pictures");
        await keys.Press("Control+a");
        await keys.Type("Sky");
        await keys.Press("Enter");
        foreach (var (label, scene) in new[] { ("sun", FakeCamera.Scene.Sun), ("tree", FakeCamera.Scene.Tree) })
        {
            await Expect(Project.Button("Add a label")).ToBeVisibleAsync();
            await keys.Choose("Add a label");
            await keys.Type(label);
            await keys.Press("Enter");
            var card = Collect.Label(label);
            await Expect(card.Card).ToBeVisibleAsync();
            Camera.Show(scene);
            await keys.Choose("Camera", label);
            await FakeCamera.IsSeen(card.Card.Locator("video"), scene);
            await keys.Choose("Hold for many", label);
            await Expect(card.Card.GetByRole(AriaRole.Button, new() { NameRegex = new("^6 pictures") })).ToBeVisibleAsync();
            await keys.Press("Enter");
            await Expect(card.Examples).ToHaveCountAsync(6);
        }

        await keys.Choose("Train");
        await Expect(Project.Button("Train new machine learning model")).ToBeVisibleAsync();
        await keys.Choose("Train new machine learning model");
        await Page.GetByRole(AriaRole.Link, new() { Name = "Test it" }).WaitForAsync(new() { Timeout = 60_000 });
        await keys.Choose("Test it");
        await Test.Says("tree");

        await keys.Choose("Make");
        await Make.Opened("ml_classify");
        await keys.To("Search all blocks");
        await keys.Type("key pressed");
        await Expect(Page.GetByRole(AriaRole.Option, new() { NameRegex = new("^when, space") })).ToBeVisibleAsync();
        await keys.Press("Enter", "Enter", "Enter");
        await keys.To("Search all blocks");
        await keys.Press("Control+a");
        await keys.Type("say");
        await Expect(Page.GetByRole(AriaRole.Option, new() { Name = "say, Hello!, has input,", Exact = true })).ToBeVisibleAsync();
        await keys.Press("Enter", "ArrowDown", "Enter", "Enter");
        await Expect(Make.Block("event_whenkeypressed").Locator(".looks_say")).ToHaveCountAsync(1);

        await keys.Choose("Start (green flag)");
        await Make.Says("Bit", "tree");
        await keys.Choose("Stop everything");
        await keys.To("The stage.");
        await keys.Press("Space");
        await Make.Says("Bit", "Hello!");
    }
}
