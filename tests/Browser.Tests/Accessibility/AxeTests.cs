using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace MLKids.Browser.Tests.Accessibility;

[TestClass]
public sealed class AxeTests : FilledTest
{
    [TestMethod]
    [DataRow("en")]
    [DataRow("ar")]
    public async Task EveryPage_InUse_HasNoSeriousBarrier(string language)
    {
        await Fill();
        await Speak(language);
        var found = new List<string>();
        foreach (var place in Places)
        {
            await Show(place);
            found.AddRange(await Barriers(place));
        }

        Assert.IsEmpty(found, string.Join('\n', found));
    }

    [TestMethod]
    public async Task EveryDialog_HasNoSeriousBarrier()
    {
        await Fill();
        var found = new List<string>();
        foreach (var (place, open) in Dialogs)
        {
            await Show(place);
            await open();
            await Page.Locator(":is(dialog[open], .menu:popover-open)").WaitForAsync();
            found.AddRange(await Barriers($"{place}: {await Page.Locator(":is(dialog[open] h2, .menu:popover-open)").First.InnerTextAsync()}"));
            await Page.Keyboard.PressAsync("Escape");
            await Page.Locator(":is(dialog[open], .menu:popover-open)").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        }

        Assert.IsEmpty(found, string.Join('\n', found));
    }

    private IEnumerable<(string Place, Func<Task> Open)> Dialogs =>
    [
        ("#/", () => Project.Button("Recognise pictures", exact: false).ClickAsync()),
        ("#/", () => Project.Button("Program with several models", exact: false).ClickAsync()),
        ("#/", () => Project.Button($"What to do with {Shapes}").ClickAsync()),
        ("#/", () => Project.Button("Help").ClickAsync()),
        ($"#/p/{Shapes}/collect", () => Project.Button("Language and reading").ClickAsync()),
        ($"#/p/{Shapes}/collect", () => Project.Button("Add a label").ClickAsync()),
        ($"#/p/{Shapes}/collect", () => Collect.Label("disc").Button("Draw").ClickAsync()),
        ($"#/p/{Shapes}/collect", () => Collect.Label("disc").Button("More about disc").ClickAsync()),
        ($"#/p/{Shapes}/collect", () => Collect.Label("disc").Examples.First.DblClickAsync()),
        ($"#/p/{Moods}/collect", () => Collect.Label("sad").Button("Many lines").ClickAsync()),
        ($"#/p/{Shapes}/make", () => Project.Button("File").ClickAsync()),
    ];

    private async Task Speak(string language)
    {
        await Show("#/");
        await Page.Locator("header select").SelectOptionAsync([language]);
        await Page.Locator($"html[lang={language}]").WaitForAsync();
    }

    private async Task<IEnumerable<string>> Barriers(string where)
    {
        var found = await Page.RunAxe(new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        return from violation in found.Violations
               where violation.Impact is "serious" or "critical"
               from node in violation.Nodes
               // How Blockly names its own drawing: ids of any characters (browsers find them all the same), and groups between a list and its options.
               where !(violation.Id is "aria-valid-attr-value" or "aria-required-children" && node.Html.Contains("class=\"blockly", StringComparison.Ordinal))
               select $"{where}: {violation.Id} {node.Html}";
    }
}
