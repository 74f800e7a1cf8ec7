using Microsoft.Playwright;

namespace MLKids.Browser.Tests.Screens;

/// <summary>A child without a mouse: Tab, arrows, Enter, Space and letters.</summary>
internal sealed class Keys(IPage page)
{
    private const int MostTabs = 150;

    /// <summary>What has the focus: its name, the card or dialog around it, and whether it is marked so that one sees it.</summary>
    private const string Focused = """
        () => {
          const at = document.activeElement;
          const name = (at.ariaLabel ?? at.labels?.[0]?.textContent ?? at.textContent).replace(/\s+/g, ' ').trim();
          const style = getComputedStyle(at);
          const marked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1 || at.closest('.injectionDiv, .editor-search') !== null;
          return [name, at.closest('section')?.ariaLabel ?? '', marked ? 'marked' : ''];
        }
        """;

    public async Task Press(params string[] keys)
    {
        foreach (var key in keys)
            await page.Keyboard.PressAsync(key);
    }

    public Task Type(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Tab, until something of this name has the focus, in the card of this name.</summary>
    public async Task To(string name, string? card = null)
    {
        var passed = new List<string>();
        for (var i = 0; i < MostTabs; i++)
        {
            var at = await page.EvaluateAsync<string[]>(Focused);
            if (at[0].StartsWith(name, StringComparison.Ordinal) && (card is null || at[1] == card))
            {
                Assert.AreEqual("marked", at[2], $"One sees that “{at[0]}” has the focus.");
                return;
            }

            passed.Add(at[0]);
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"Tab never came to “{name}”. It came to: {string.Join(" | ", passed.Distinct())}");
    }

    /// <summary>Goes there and presses Enter.</summary>
    public async Task Choose(string name, string? card = null)
    {
        await To(name, card);
        await Press("Enter");
    }
}
