using Deque.AxeCore.Playwright;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.TrainTest;

[TestClass]
public sealed class TrainPageTests : TrainedTest
{
    private ILocator Simplified => Page.GetByRole(AriaRole.Button, new() { Name = "Train simplified machine learning model" });

    [TestMethod]
    public async Task Address_WithSimplified_ShowsTheSecondButtonAndItsNoticeStaysWhenTheProjectIsOpenedAgain()
    {
        MakeShapes();
        await GoTo(Shapes, "train");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Train new machine learning model" })).ToBeVisibleAsync();
        await Expect(Simplified).ToHaveCountAsync(0);
        await Expect(Page.Locator("[data-others]")).ToHaveCountAsync(0);

        await Page.GotoAsync(Server.Entrance.AbsoluteUri + "&simplified");
        await GoTo(Shapes, "train");
        await Expect(Simplified).ToBeVisibleAsync();
        var why = Page.GetByRole(AriaRole.Button, new() { Name = "Why is there a simplified model?" });
        await why.ClickAsync();
        await Expect(Page.Locator("#why-simplified")).ToContainTextAsync("Somebody asked for this button");
        await Train("Train simplified machine learning model");
        var notice = Page.GetByRole(AriaRole.Complementary, new() { Name = "Simplified model" });
        await Expect(notice).ToContainTextAsync("Simplified model: shapes.");

        Server.Services.GetRequiredService<WorkspaceSet>().Close(new Person("me", "", Folder, IsTeacher: true), Shapes);
        await Page.ReloadAsync();
        await GoTo(Shapes, "test");
        await Expect(notice).ToBeVisibleAsync();
    }

    [TestMethod]
    public async Task Training_ShowsResultInWords_AndAxeFindsNothingSerious()
    {
        MakeShapes();
        await Train();
        await Expect(Page.Locator("#result")).ToContainTextAsync("right");
        await Expect(Page.Locator("#announcements")).ToContainTextAsync("I have learned.");
        var found = await Page.RunAxe();
        Assert.IsEmpty(found.Violations.Where(v => v.Impact is "serious" or "critical"), string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}")));
    }

    [TestMethod]
    public async Task Training_Stopped_LeavesNoModelAndLeavingThePageStopsNothing()
    {
        MakeShapes(150);
        await GoTo(Shapes, "train");
        var train = Page.GetByRole(AriaRole.Button, new() { Name = "Train new machine learning model" });
        await train.ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Stop", Exact = true }).ClickAsync();
        await Expect(train).ToBeVisibleAsync();
        await Expect(Page.Locator("#result")).ToHaveCountAsync(0);

        await train.ClickAsync();
        await GoTo(Shapes, "collect");
        await GoTo(Shapes, "train");
        await Page.Locator("#result").WaitForAsync(new() { Timeout = 60_000 });
    }
}

/// <summary>The same page where the device check finds little memory.</summary>
[TestClass]
public sealed class WeakComputerTests : TrainedTest
{
    internal override Learning.Device.DeviceFacts Device => base.Device with { MemoryBytes = 1L << 30 };

    [TestMethod]
    public async Task SecondButton_OnAWeakComputer_SaysWhyInOneSentence()
    {
        MakeShapes();
        await GoTo(Shapes, "train");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Train simplified machine learning model" })).ToBeVisibleAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Why is there a simplified model?" }).PressAsync("Enter");
        await Expect(Page.Locator("#why-simplified")).ToHaveTextAsync("This computer has little memory, and a simplified model learns with less memory and less work.");
    }
}

/// <summary>The same page where training gets too little memory.</summary>
[TestClass]
public sealed class NoMemoryTests : TrainedTest
{
    [TestMethod]
    public async Task Training_OutOfMemory_IsExplainedAndOffersTheSimplifiedModel()
    {
        MakeShapes();
        await GoTo(Shapes, "train");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Train new machine learning model" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "ran out of memory" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Train simplified machine learning model" })).ToBeVisibleAsync();
        await GoTo(Shapes, "collect");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "disc", Exact = true })).ToBeVisibleAsync();
    }

    internal override StudioOptions Options
    {
        get
        {
            var file = Path.Combine(Folder, "settings.json");
            File.WriteAllText(file, """{ "limits": { "trainingMegabytes": 24 } }""");
            return base.Options with { SettingsFile = file };
        }
    }
}
