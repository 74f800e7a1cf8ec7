using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Collect;

/// <summary>Labels are made, renamed, moved and deleted, and all of it is undone.</summary>
[TestClass]
public sealed class LabelsTests : CollectTest
{
    [TestMethod]
    public async Task Labels_AreMadeRenamedMovedAndDeleted_AndAHundredUndosBringBackTheBeginning()
    {
        await Begin("disc", "square");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add a label" }).ClickAsync();
        await Page.GetByLabel("Name of the label").Last.FillAsync("star");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Card("star")).ToBeVisibleAsync();
        for (var i = 0; i < 100; i++)
        {
            var name = Page.Locator(".label input.name").First;
            await name.FillAsync($"disc {i}");
            await name.PressAsync("Enter");
            await Expect(Card($"disc {i}")).ToBeVisibleAsync();
        }

        for (var i = 98; i >= 0; i--)
        {
            await Page.Locator("main").FocusAsync();
            await Page.Keyboard.PressAsync("Control+z");
            await Expect(Card($"disc {i}")).ToBeVisibleAsync();
        }

        await Page.Keyboard.PressAsync("Control+z");
        await Expect(Card("disc")).ToBeVisibleAsync();
        await Card("star").GetByRole(AriaRole.Button, new() { Name = "Move star with the arrow keys" }).PressAsync("ArrowUp");
        await Expect(Page.Locator(".label input.name").Nth(1)).ToHaveValueAsync("star");
        await Card("square").GetByRole(AriaRole.Button, new() { Name = "More about square" }).ClickAsync();
        await Page.GetByRole(AriaRole.Menuitem, new() { Name = "Delete this label" }).ClickAsync();
        await Expect(Card("square")).ToHaveCountAsync(0);
        await Toasts.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Card("square")).ToBeVisibleAsync();
    }
}
