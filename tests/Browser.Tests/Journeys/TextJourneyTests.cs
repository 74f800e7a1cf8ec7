using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Journeys;

[TestClass]
public sealed class TextJourneyTests : JourneyTest
{
    [TestMethod]
    public async Task Text_Pasted_IsLearnedAndWrittenOn()
    {
        await Project.Begin("Write text", "Story");
        await Project.Button("Write or paste a text").ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("The text").FillAsync(string.Join('\n', Enumerable.Range(0, 30).Select(i => (i % 3) switch
        {
            0 => "The little fox ran into the green wood and looked for the moon.",
            1 => "The little owl sat in the old tree and sang a song for the fox.",
            _ => "The moon was round and the fox was happy in the green wood.",
        } + (i % 2 == 0 ? " Then it was night." : " Then it was day."))));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(Page.GetByText("1 text,")).ToBeVisibleAsync();

        await Project.Train();
        await Project.Go("Test");
        var paper = Page.GetByLabel("Begin a text, and I write on");
        await paper.FillAsync("The little fox");
        await Project.Button("Write on").ClickAsync();
        await Expect(paper).ToHaveValueAsync(new System.Text.RegularExpressions.Regex("^The little fox(\\s+\\S+){3}"));
    }
}
