using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Screens;

/// <summary>The page Test.</summary>
internal sealed class TestScreen(IPage page)
{
    private ILocator Answer => page.GetByRole(AriaRole.Region, new() { Name = "My answer" });

    private ILocator Point => page.GetByRole(AriaRole.Slider, new() { Name = "How sure must I be?" });

    /// <summary>The large line above the bars, for instance "sun".</summary>
    public Task Says(string label) => Expect(Answer.Locator(".headline")).ToHaveTextAsync(label, new() { Timeout = 15_000 });

    /// <summary>How full a label's bar is, in percent as it is written beside it.</summary>
    public async Task<int> Bar(string label)
    {
        var figure = await Answer.GetByRole(AriaRole.Row, new() { Name = label }).Locator(".figures").InnerTextAsync();
        return int.Parse(figure.Replace("%", "", StringComparison.Ordinal).Trim(), System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>With the point at the far end hardly anything is sure enough; back at the usual place it is again.</summary>
    public async Task IsNotSureAtTheFarEnd(string label)
    {
        await Point.PressAsync("End");
        await Expect(Answer.Locator(".headline")).ToContainTextAsync("Not sure.");
        await Point.FillAsync("60");
        await Says(label);
    }
}
