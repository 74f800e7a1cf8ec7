using Microsoft.Playwright;

namespace MLKids.Browser.Tests.Accessibility;

/// <summary>Contrast themes of the system.</summary>
[TestClass]
public sealed class ForcedColoursTests : FilledTest
{
    protected override BrowserNewContextOptions ContextOptions
    {
        get
        {
            var options = base.ContextOptions;
            options.ForcedColors = ForcedColors.Active;
            return options;
        }
    }

    [TestMethod]
    public async Task IconsAndBars_InAContrastTheme_StandOutFromTheirGround()
    {
        await Fill();
        var lost = new List<string>();
        foreach (var place in Places)
        {
            await Show(place);
            lost.AddRange((await Page.EvaluateAsync<string[]>(Invisible)).Select(what => $"{place}: {what}"));
        }

        Assert.IsEmpty(lost, string.Join('\n', lost));
    }

    /// <summary>Things drawn by a background of the same colour as what is below them.</summary>
    private const string Invisible = """
        () => {
          const colour = element => getComputedStyle(element).backgroundColor;
          const ground = element => { for (let e = element.parentElement; e; e = e.parentElement) if (!/, 0\)$|transparent/.test(colour(e))) return colour(e); return 'rgb(255, 255, 255)'; };
          return [...document.querySelectorAll('.icon, .fill, .progress > span')].filter(e => e.checkVisibility() && colour(e) === ground(e))
            .map(e => `${e.className} in ${e.parentElement.ariaLabel ?? e.parentElement.textContent.trim().slice(0, 40)}`);
        }
        """;
}
