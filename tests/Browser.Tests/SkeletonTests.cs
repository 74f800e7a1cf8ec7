using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests;

[TestClass]
public sealed class SkeletonTests : StudioTest
{
    [TestMethod]
    public async Task Page_WithoutTheToken_SaysHowToComeIn()
    {
        await Browser.ClearCookiesAsync();
        await Page.GotoAsync(Server.Address.AbsoluteUri);
        await Expect(Page.Locator("main")).ToContainTextAsync("Open this page from the program once more");
    }

    protected override bool IsExpected(string consoleError) => consoleError.Contains("401", StringComparison.Ordinal);
}
