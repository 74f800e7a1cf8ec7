using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MLKids.Studio.Serving;
using MLKids.Tests;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.TrainTest;

/// <summary>Ways to learn that extensions add, as a child finds them.</summary>
[TestClass]
public sealed class OtherWaysTests : TrainedTest
{
    internal override StudioOptions Options => base.Options with { PluginFolders = [Sample("nearest-neighbours"), Sample("colours-only")] };

    [TestMethod]
    public async Task OtherWays_AreBehindOneLineAndTrainLikeTheButtonAbove()
    {
        MakeShapes();
        await GoTo(Shapes, "train");
        var others = Page.GetByText("Other ways to learn");
        var way = Page.GetByRole(AriaRole.Button, new() { Name = "Learn with nearest neighbours" });
        await Expect(way).ToBeHiddenAsync();
        await others.ClickAsync();
        await Expect(Page.GetByText("From extensions: ")).ToContainTextAsync("Nearest neighbours");
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Learn with colours only" })).ToBeVisibleAsync();
        var found = await Page.RunAxe();
        Assert.IsEmpty(found.Violations.Where(v => v.Impact is "serious" or "critical"), string.Join('\n', found.Violations.Select(v => $"{v.Id}: {v.Nodes[0].Html}")));
        await way.ClickAsync();
        await Page.GetByRole(AriaRole.Link, new() { Name = "Test it" }).WaitForAsync(new() { Timeout = 60_000 });
        await Expect(Page.Locator("#result")).ToContainTextAsync("right");
        await GoTo(Shapes, "test");
        await Expect(Page.Locator("[data-says]").First).ToBeVisibleAsync();
    }

    private static string Sample(string name) => Path.Combine(SharedData.Root, "samples", "plugins", name);
}
