using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.TrainTest;

[TestClass]
public sealed class TestPageTests : TrainedTest
{
    [TestMethod]
    public async Task Camera_Live_AnswersTenTimesASecondAndSaysWhy()
    {
        MakeShapes();
        await Train();
        await GoTo(Shapes, "test");
        await Expect(Page.Locator("[data-says]").First).ToBeVisibleAsync();
        var rate = 0.0;
        for (var look = 0; look < 20 && rate < 10; look++)
        {
            await Page.WaitForTimeoutAsync(500);
            rate = double.Parse(await Page.Locator("[data-rate]").GetAttributeAsync("data-rate") ?? "0", CultureInfo.InvariantCulture);
        }

        Assert.IsGreaterThanOrEqualTo(10, rate);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Why?" }).ClickAsync();
        await Expect(Page.Locator("img.heat")).ToBeVisibleAsync();
        var found = await Page.RunAxe();
        Assert.IsEmpty(found.Violations.Where(v => v.Impact is "serious" or "critical"), string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}")));
        await GoTo(Shapes, "collect");
        await Expect(Page.GetByText("Camera is on")).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task Point_MovedByKeys_ChangesTheEffectAtOnceAndIsKept()
    {
        MakeShapes();
        await Train();
        await GoTo(Shapes, "test");
        var point = Page.GetByRole(AriaRole.Slider, new() { Name = "How sure must I be?" });
        await point.PressAsync("Home");
        await Expect(Page.Locator("#point-effect")).ToContainTextAsync("0 “not sure”");
        await point.PressAsync("End");
        await Expect(point).ToHaveValueAsync("100");
        await Page.WaitForResponseAsync(response => response.Url.EndsWith("/test/point", StringComparison.Ordinal));
        await Page.ReloadAsync();
        await GoTo(Shapes, "test");
        await Expect(point).ToHaveValueAsync("100");
    }

    [TestMethod]
    public async Task Cell_OfMistakes_PutsALabelRightAndUndoTakesItBack()
    {
        MakeShapes();
        await Train();
        await GoTo(Shapes, "test");
        await Page.Locator("[data-cell='square/disc']").ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await Expect(dialog.GetByRole(AriaRole.Img, new() { Name = "lost disc.png" })).ToBeVisibleAsync();
        await dialog.GetByLabel("It is").First.SelectOptionAsync("disc");
        await Expect(dialog).ToContainTextAsync("Now it is disc.");
        await dialog.Locator("button.main").ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Train again" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).First.ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Link, new() { Name = "Train again" })).ToHaveCountAsync(0);
    }

    [TestMethod]
    public async Task Comparison_WithTheEarlierModel_AsksBoth()
    {
        MakeShapes();
        await Train();
        await Train();
        await GoTo(Shapes, "test");
        await Page.GetByLabel("Compare this model with").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await Expect(Page.Locator("[data-answers] .one")).ToHaveCountAsync(2);
        await Expect(Page.Locator("[data-answers] .one [data-says]")).ToHaveCountAsync(2);
        await Expect(Page.GetByText("In its own test")).ToBeVisibleAsync();
    }
}
