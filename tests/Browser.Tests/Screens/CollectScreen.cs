using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Screens;

/// <summary>The page Collect.</summary>
internal sealed class CollectScreen(IPage page)
{
    /// <summary>Makes a label.</summary>
    /// <returns>Its card.</returns>
    public async Task<LabelCard> AddLabel(string name)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a label" }).ClickAsync();
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name of the label").FillAsync(name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
        return new LabelCard(page, name);
    }

    public LabelCard Label(string name) => new(page, name);
}

/// <summary>The card of one label.</summary>
internal sealed class LabelCard(IPage page, string name)
{
    public ILocator Card => page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });

    public ILocator Examples => Card.GetByRole(AriaRole.Listbox, new() { NameRegex = new("^Examples of") }).GetByRole(AriaRole.Option);

    public ILocator Button(string text) => Card.GetByRole(AriaRole.Button, new() { Name = text, Exact = true });

    public Task HasCount(int count) => Expect(Card.Locator("header .only-heard").First).ToHaveTextAsync(count == 1 ? "1 example" : $"{count} examples");

    /// <summary>Opens the camera and holds the button until so many pictures are taken.</summary>
    public async Task TakeBurst(FakeCamera camera, FakeCamera.Scene scene, int count)
    {
        camera.Show(scene);
        await Button("Camera").ClickAsync();
        await FakeCamera.IsSeen(Card.Locator("video"), scene);
        var many = Card.GetByRole(AriaRole.Button, new() { NameRegex = new("Hold for many|pictures?$") });
        await many.HoverAsync();
        await page.Mouse.DownAsync();
        await Expect(many).ToHaveTextAsync(new System.Text.RegularExpressions.Regex($"^\\s*{count} pictures"));
        await page.Mouse.UpAsync();
        await Expect(Examples).ToHaveCountAsync(count);
    }

    /// <summary>Records, looks, and adds what was heard in pieces of one second.</summary>
    public async Task Record(FakeMicrophone microphone, FakeMicrophone.Sound sound, int seconds)
    {
        microphone.Play(sound);
        await Button("Microphone").ClickAsync();
        await Card.GetByRole(AriaRole.Combobox, new() { NameRegex = new("^for") }).SelectOptionAsync([$"{seconds} seconds"]);
        await Button("Record").ClickAsync();
        await Button($"Add {seconds} examples").ClickAsync();
        await HasCount(seconds);
        await Button("Put the microphone away").ClickAsync();
    }

    /// <summary>Types a line and sends it with Enter.</summary>
    public async Task Type(string line)
    {
        var field = Card.GetByRole(AriaRole.Textbox, new() { Name = $"A word or a sentence for {name}; Enter adds it" });
        await field.FillAsync(line);
        await field.PressAsync("Enter");
        await Expect(field).ToHaveValueAsync("");
    }
}
