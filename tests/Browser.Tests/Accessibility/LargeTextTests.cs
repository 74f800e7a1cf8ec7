using Microsoft.Playwright;

namespace MLKids.Browser.Tests.Accessibility;

/// <summary>Large letters in a small window.</summary>
[TestClass]
public sealed class LargeTextTests : FilledTest
{
    protected override ViewportSize Window => new() { Width = 1024, Height = 600 };

    [TestMethod]
    public async Task EveryPage_WithLettersTwiceAsLarge_LosesNothing()
    {
        await Fill();
        var lost = new List<string>();
        foreach (var place in Places)
        {
            await Show(place);
            await Page.EvaluateAsync("() => { document.documentElement.style.fontSize = '200%'; }");
            lost.AddRange((await Page.EvaluateAsync<string[]>(Lost)).Select(what => $"{place}: {what}"));
        }

        Assert.IsEmpty(lost, string.Join('\n', lost));
    }

    /// <summary>Buttons, links and fields that stand beyond the sides of the window, where nothing scrolls to them; texts that their box cuts.</summary>
    private const string Lost = """
        async () => {
          await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
          const scrolls = element => { for (let e = element.parentElement; e && e !== document.body; e = e.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(e).overflowX) && e.scrollWidth > e.clientWidth) return true; return false; };
          const seen = element => element.checkVisibility() && !element.closest('.only-heard, .injectionDiv, .skip');
          const named = element => `${element.tagName} "${(element.ariaLabel ?? element.textContent).trim().slice(0, 40)}"`;
          const beyond = [...document.querySelectorAll('a, button, input, select, textarea, h1, h2, canvas')].filter(seen).filter(element => {
            const box = element.getBoundingClientRect();
            return box.width > 1 && (box.left < -1 || box.right > innerWidth + 1) && !scrolls(element);
          });
          const cut = [...document.querySelectorAll('button, a.button, h1, h2, label')].filter(seen).filter(element => element.scrollWidth > element.clientWidth + 2 && getComputedStyle(element).overflowX === 'hidden');
          return [...new Set([...beyond, ...cut])].map(named);
        }
        """;
}
