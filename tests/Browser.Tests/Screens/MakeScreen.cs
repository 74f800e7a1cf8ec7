using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Screens;

/// <summary>The page Make: blocks on one side, the stage on the other.</summary>
internal sealed class MakeScreen(IPage page)
{
    public ILocator Stage => page.GetByRole(AriaRole.Application, new() { NameRegex = new("^The stage") });

    public ILocator Saved => page.GetByText("Saved", new() { Exact = true });

    /// <summary>The blocks of the sprite, as far as they are on the paper (not in the palette).</summary>
    public ILocator Block(string opcode) => page.Locator($".blocklySvg > .blocklyWorkspace .{opcode}");

    private ILocator Search => page.GetByRole(AriaRole.Searchbox, new() { Name = "Search all blocks" });

    private ILocator Flag => page.GetByRole(AriaRole.Button, new() { Name = "Start (green flag)" });

    public async Task Opened(string opcode) => await Block(opcode).First.WaitForAsync();

    /// <summary>Clicks the green flag.</summary>
    public Task Start() => Flag.ClickAsync();

    public async Task Stop()
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop everything" }).ClickAsync();
        await Expect(Flag).ToHaveAttributeAsync("aria-pressed", "false");
    }

    /// <summary>Waits until the sprite has said it; the newest words are the last.</summary>
    public Task Says(string sprite, string text) =>
        Expect(page.GetByRole(AriaRole.Log, new() { Name = "What the sprites say" }).Locator("p").Last).ToHaveTextAsync($"{sprite} says: {text}", new() { Timeout = 20_000 });

    /// <summary>Answers the program's question.</summary>
    public async Task Reply(string question, string answer)
    {
        var field = page.Locator("#stage-answer");
        await Expect(page.Locator("label[for=stage-answer]")).ToHaveTextAsync(question);
        await field.FillAsync(answer);
        await field.PressAsync("Enter");
    }

    /// <summary>Looks for a block and drags it to a free place of the paper.</summary>
    /// <param name="block">What a screen reader calls it, for instance "say, Hello!, has input,".</param>
    public Task DragToPaper(string search, string block, float fromRight, float fromBottom) => Drag(search, block, async _ =>
    {
        var paper = await page.Locator(".injectionDiv").BoundingBoxAsync() ?? throw new InvalidOperationException("No paper.");
        return (paper.X + paper.Width - fromRight, paper.Y + paper.Height - fromBottom);
    });

    /// <summary>Looks for a block and hangs it below another one.</summary>
    public Task DragBelow(string search, string block, ILocator above) => Drag(search, block, async dragged =>
    {
        var place = await Box(above.Locator("> .blocklyPath"));
        return (place.X + 8, place.Y + place.Height + (dragged.Height / 2) - 4);
    });

    /// <summary>Looks for a block that answers and drops it into a white field of another one.</summary>
    public Task DragInto(string search, string block, ILocator field) => Drag(search, block, async _ =>
    {
        var place = await Box(field.Locator("> .blocklyPath"));
        return (place.X + 8, place.Y + (place.Height / 2));
    });

    /// <summary>Writes in a white field of a block.</summary>
    public async Task Write(ILocator field, string text)
    {
        await field.ClickAsync();
        await page.Keyboard.TypeAsync(text);
        await page.Keyboard.PressAsync("Enter");
        await Expect(field).ToContainTextAsync(text);
    }

    public async Task<string> SaveSb3(string folder)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "File", Exact = true }).ClickAsync();
        return await page.Save(page.GetByRole(AriaRole.Menuitem, new() { Name = "Save as a Scratch file (.sb3)" }), folder);
    }

    private async Task Drag(string search, string block, Func<LocatorBoundingBoxResult, Task<(float X, float Y)>> to)
    {
        await Search.FillAsync(search);
        var found = page.GetByRole(AriaRole.Option, new() { Name = block, Exact = true });
        await found.WaitForAsync();
        var box = await Box(found);
        await page.Mouse.MoveAsync(box.X + 8, box.Y + (box.Height / 2));
        await page.Mouse.DownAsync();
        var (x, y) = await to(box);
        await page.Mouse.MoveAsync(x - 20, y - 20, new() { Steps = 4 });
        await page.Mouse.MoveAsync(x, y, new() { Steps = 4 });
        await page.Mouse.UpAsync();
        await Search.FillAsync("");
        await found.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    private static async Task<LocatorBoundingBoxResult> Box(ILocator locator) => await locator.BoundingBoxAsync() ?? throw new InvalidOperationException($"Not to be seen: {locator}");
}
