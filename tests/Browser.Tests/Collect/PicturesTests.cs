using System.Text;
using System.Text.RegularExpressions;
using MLKids.Studio.Workspaces;
using MLKids.Tests;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Collect;

/// <summary>Collecting pictures as a child does: with a camera (Chromium's own test picture: a disc that turns), files, paste, drawing, and the keyboard.</summary>
[TestClass]
public sealed class PicturesTests : CollectTest
{
    [TestMethod]
    public async Task Camera_OnePictureAndABurst_AreSavedAndOneUndoTakesTheBurstBack()
    {
        await Begin("disc");
        var card = Card("disc");
        await card.GetByRole(AriaRole.Button, new() { Name = "Camera" }).ClickAsync();
        await Expect(Page.GetByText("Camera is on")).ToBeVisibleAsync();
        var one = card.GetByRole(AriaRole.Button, new() { Name = "Take one" });
        await one.ClickAsync();
        await Expect(card.Locator(".count")).ToContainTextAsync("1");

        var hold = card.Locator(".hold");
        await hold.HoverAsync();
        await Page.Mouse.DownAsync();
        await Expect(hold).ToContainTextAsync(new Regex(@"([6-9]|\d\d) pictures"));
        await Page.Mouse.UpAsync();
        await Expect(Toasts).ToContainTextAsync(new Regex(@"([3-9]|\d\d) examples added to disc"));
        await Expect(card.Locator(".count")).ToContainTextAsync(new Regex(@"([4-9]|\d\d) examples"));

        await card.GetByRole(AriaRole.Button, new() { Name = "Camera" }).ClickAsync();
        await Expect(Page.GetByText("Camera is on")).ToHaveCountAsync(0);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).First.ClickAsync();
        await Expect(card.Locator(".count")).ToContainTextAsync("1 example");
    }

    [TestMethod]
    public async Task SpaceKey_Held_TakesABurstWithoutTheMouse()
    {
        await Begin("disc");
        var card = Card("disc");
        await card.GetByRole(AriaRole.Button, new() { Name = "Camera" }).ClickAsync();
        var hold = card.Locator(".hold");
        await Expect(hold).ToBeEnabledAsync();
        await hold.FocusAsync();
        await Page.Keyboard.DownAsync("Space");
        await Expect(hold).ToContainTextAsync(new Regex(@"([3-9]|\d\d) pictures"));
        await Page.Keyboard.UpAsync("Space");
        await Expect(card.Locator(".count")).ToContainTextAsync(new Regex(@"([2-9]|\d\d) examples"));
    }

    [TestMethod]
    public async Task LeavingThePage_SwitchesTheCameraOff()
    {
        await Begin("disc");
        await Card("disc").GetByRole(AriaRole.Button, new() { Name = "Camera" }).ClickAsync();
        await Expect(Page.GetByText("Camera is on")).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Train" }).ClickAsync();
        await Expect(Page.GetByText("Camera is on")).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task Upload_ManyFiles_ShowsOnlyWhatIsInViewAndDeletesAllWithUndo()
    {
        await Begin("disc");
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Card("disc").GetByRole(AriaRole.Button, new() { Name = "Files" }).ClickAsync());
        await chooser.SetFilesAsync(Enumerable.Range(0, 300).Select(i => new FilePayload { Name = $"disc {i}.png", MimeType = "image/png", Buffer = Picture.Shape(0, i, 32) }));
        await Expect(Toasts).ToContainTextAsync("300 examples added to disc.");
        await Expect(Card("disc").Locator(".count")).ToContainTextAsync("300");
        await Expect(Card("disc").GetByRole(AriaRole.Option, new() { Name = "disc 299.png" })).ToBeVisibleAsync();
        Assert.IsLessThan(80, await Card("disc").GetByRole(AriaRole.Option).CountAsync(), "Only tiles in view are in the page.");

        await Card("disc").GetByRole(AriaRole.Listbox).FocusAsync();
        await Page.Keyboard.PressAsync("End");
        await Expect(Card("disc").GetByRole(AriaRole.Option, new() { Name = "picture disc 0.png" })).ToBeVisibleAsync();
        await Page.Keyboard.PressAsync("Control+a");
        await Expect(Card("disc")).ToContainTextAsync("300 chosen");
        await Page.Keyboard.PressAsync("Delete");
        await Expect(Card("disc").Locator(".count")).ToContainTextAsync("0");
        await Toasts.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(Card("disc").Locator(".count")).ToContainTextAsync("300");
    }

    [TestMethod]
    public async Task DropAndPaste_AddPictures()
    {
        await Begin("disc");
        var picture = Convert.ToBase64String(Picture.Shape(0, 1));
        const string Give = """
            (card, { type, picture }) => {
              const data = new DataTransfer();
              data.items.add(new File([Uint8Array.from(atob(picture), c => c.charCodeAt(0))], type + '.png', { type: 'image/png' }));
              card.dispatchEvent(type === 'drop' ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
                : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
            }
            """;
        await Card("disc").EvaluateAsync(Give, new { type = "drop", picture });
        await Expect(Card("disc").Locator(".count")).ToContainTextAsync("1");
        await Card("disc").EvaluateAsync(Give, new { type = "paste", picture = Convert.ToBase64String(Picture.Shape(0, 2)) });
        await Expect(Card("disc").Locator(".count")).ToContainTextAsync("2");
    }

    [TestMethod]
    public async Task BigPhoto_IsMadeSmallAndLosesWhereItWasTaken()
    {
        await Begin("disc");
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Card("disc").GetByRole(AriaRole.Button, new() { Name = "Files" }).ClickAsync());
        var noise = new byte[1200 * 900];
        new Random(7).NextBytes(noise);
        var photo = Picture.Png(1200, 900, (x, y, _) => noise[(y * 1200) + x]);
        await chooser.SetFilesAsync(new FilePayload { Name = "photo.png", MimeType = "image/png", Buffer = photo });
        await Expect(Card("disc").Locator(".count")).ToContainTextAsync("1");
        var kept = Kept();
        Assert.AreEqual(0xFF, kept[0], "A JPEG.");
        Assert.IsLessThan(photo.Length / 2, kept.Length);
    }

    [TestMethod]
    public async Task BrokenFile_IsExplained()
    {
        await Begin("disc");
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Card("disc").GetByRole(AriaRole.Button, new() { Name = "Files" }).ClickAsync());
        await chooser.SetFilesAsync(new FilePayload { Name = "letter.png", MimeType = "image/png", Buffer = Encoding.UTF8.GetBytes("Dear aunt") });
        await Expect(Toasts).ToContainTextAsync("This picture cannot be opened. Try another picture.");
    }

    [TestMethod]
    public async Task Drawing_ByMouseAndKeys_UndoneAHundredTimesAndRedone_IsSavedAsItLooks()
    {
        await Begin("disc");
        await Card("disc").GetByRole(AriaRole.Button, new() { Name = "Draw" }).ClickAsync();
        var paper = Page.Locator(".paper canvas");
        await paper.FocusAsync();
        var blank = await Pixels(paper);
        for (var i = 0; i < 50; i++)
        {
            await Page.Keyboard.PressAsync("Space");
            await Page.Keyboard.PressAsync(i % 2 == 0 ? "ArrowRight" : "ArrowDown");
            await Page.Keyboard.PressAsync("Space");
        }

        var box = (await paper.BoundingBoxAsync())!;
        for (var i = 0; i < 50; i++)
        {
            await Page.Mouse.MoveAsync(box.X + 10 + (i * 3), box.Y + 20);
            await Page.Mouse.DownAsync();
            await Page.Mouse.MoveAsync(box.X + 10 + (i * 3), box.Y + 60);
            await Page.Mouse.UpAsync();
        }

        var drawn = await Pixels(paper);
        Assert.AreNotEqual(blank, drawn);
        var undo = Page.Locator("dialog").GetByRole(AriaRole.Button, new() { Name = "Undo" });
        for (var i = 0; i < 100; i++)
            await Page.Keyboard.PressAsync("Control+z");
        await Expect(undo).ToBeDisabledAsync();
        Assert.AreEqual(blank, await Pixels(paper));
        for (var i = 0; i < 100; i++)
            await Page.Keyboard.PressAsync("Control+y");
        Assert.AreEqual(drawn, await Pixels(paper));

        await Page.GetByRole(AriaRole.Button, new() { Name = "Done" }).ClickAsync();
        await Expect(Card("disc").Locator(".count")).ToContainTextAsync("1");
        Assert.AreEqual(drawn, "data:image/png;base64," + Convert.ToBase64String(Kept()));
    }

    /// <summary>The newest example, as it is in the file.</summary>
    private byte[] Kept()
    {
        var examples = Server.Services.GetRequiredService<WorkspaceSet>().All.Single().Project.Examples;
        return examples.ReadContent(examples.Newest(labelId: 1)[0].Id);
    }

    private static Task<string> Pixels(ILocator canvas) => canvas.EvaluateAsync<string>("canvas => canvas.toDataURL()");
}
