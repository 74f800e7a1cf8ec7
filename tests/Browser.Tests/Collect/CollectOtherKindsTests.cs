using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MLKids.Learning.Examples;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Collect;

/// <summary>Collecting words, tables and texts, by keyboard and clipboard.</summary>
[TestClass]
public sealed class CollectOtherKindsTests : StudioTest
{
    [TestMethod]
    public async Task Words_TypedAndPasted_AreThereAndUndone()
    {
        await Collect(ModelKind.Words, "happy", "sad");
        var field = Page.Locator("[data-label] input[name=line]").First;
        await field.FillAsync("مرحبا");
        await field.PressAsync("Enter");
        await Expect(Page.Locator("[data-label] .tile bdi").First).ToHaveTextAsync("مرحبا");
        await Copy("hooray\nhooray\nso good\n" + string.Join('\n', Enumerable.Range(0, 2000).Select(i => $"line number {i}")));
        await field.FocusAsync();
        await Page.Keyboard.PressAsync("Control+V");
        await Expect(Page.Locator("dialog .preview")).ToContainTextAsync("2,002 new lines. 1 is here already.");
        await Page.Locator("dialog .button.main").ClickAsync();
        await Expect(Page.Locator("[data-label] .count").First).ToContainTextAsync("2,003");
        Assert.IsLessThan(60, await Page.Locator("[data-label] .tile").CountAsync(), "Only the lines in view are in the page.");
        await Page.Locator("header .button[aria-label=Undo]").ClickAsync();
        await Expect(Page.Locator("[data-label] .count").First).ToContainTextAsync("1");
    }

    [TestMethod]
    public async Task Table_ByKeyboardAlone_IsFilledChangedAndUndone()
    {
        await Collect(ModelKind.Numbers, "dog", "bird");
        await AddColumn("legs", "number");
        await AddColumn("home", "choice");
        var grid = Page.GetByRole(AriaRole.Grid);
        await grid.FocusAsync();
        await Keys("ArrowDown", "Control+End", "Home", "ArrowRight", "ArrowRight");
        await Write("4", "Tab");
        await Write("house", "Enter");
        await Expect(Cell(0, 3)).ToHaveTextAsync("house");
        await Write("2", "Tab");
        await Write("tree", "Enter");
        await Expect(Cell(1, 3)).ToHaveTextAsync("tree");
        await Keys("ArrowUp");
        await Write("3,5", "Enter");
        await Expect(Cell(1, 2)).ToHaveTextAsync("3.5");
        await Page.Locator("header .button[aria-label=Undo]").ClickAsync();
        await Expect(Cell(1, 2)).ToHaveTextAsync("2");
        await Page.Locator("header .button[aria-label=Redo]").ClickAsync();
        await Expect(Cell(1, 2)).ToHaveTextAsync("3.5");
    }

    [TestMethod]
    public async Task Table_PastedFromASpreadsheet_IsLookedAtFirst()
    {
        await Collect(ModelKind.Numbers);
        await Copy("animal\tlegs\thome\ncat\t4\tsofa\nbird\t2\ttree\nbird\t\tnest\ncat\t4\tbed\n" + string.Join('\n', Enumerable.Range(0, 3000).Select(i => $"cat\t{i},5\tsofa")));
        await Page.GetByRole(AriaRole.Button, new() { Name = "Paste or open a table" }).ClickAsync();
        await Page.Locator("dialog textarea").FocusAsync();
        await Page.Keyboard.PressAsync("Control+V");
        await Page.Locator("dialog .preview-table").WaitForAsync();
        await Page.Locator("dialog select").SelectOptionAsync("animal");
        await Page.Locator("dialog .button.main").ClickAsync();
        await Expect(Page.Locator(".table-card")).ToContainTextAsync("3,003 rows.");
        await Expect(Page.GetByRole(AriaRole.Grid)).ToHaveAttributeAsync("aria-rowcount", "3005");
        Assert.IsLessThan(60, await Page.Locator(".grid-row").CountAsync(), "Only the rows in view are in the page.");
        await Page.GetByRole(AriaRole.Grid).FocusAsync();
        await Keys("Control+End", "ArrowUp");
        await Expect(Cell(3002, 2)).ToHaveTextAsync("2999.5");
    }

    [TestMethod]
    public async Task Text_Written_IsCountedAndSized()
    {
        await Collect(ModelKind.Text);
        await Page.GetByRole(AriaRole.Button, new() { Name = "Write or paste a text" }).ClickAsync();
        await Page.Locator("dialog textarea").FillAsync("The robot likes the sea and the sky.");
        await Expect(Page.Locator("dialog .typed")).ToHaveTextAsync("8 words");
        await Page.Locator("dialog .button.main").ClickAsync();
        await Expect(Page.Locator(".texts li")).ToHaveCountAsync(1);
        await Page.GetByLabel("Tiny").CheckAsync();
        await Page.ReloadAsync();
        await Expect(Page.GetByLabel("Tiny")).ToBeCheckedAsync();
    }

    [TestMethod]
    [DataRow(ModelKind.Sounds)]
    [DataRow(ModelKind.Words)]
    [DataRow(ModelKind.Numbers)]
    [DataRow(ModelKind.PredictNumbers)]
    [DataRow(ModelKind.Text)]
    public async Task Page_OfEachKind_HasNoSeriousBarrier(ModelKind kind)
    {
        await Collect(kind, kind.HasLabels() ? ["dog", "bird"] : []);
        if (kind is ModelKind.Numbers or ModelKind.PredictNumbers)
            await AddColumn("legs", "number");
        if (kind == ModelKind.Sounds)
            await Page.GetByRole(AriaRole.Button, new() { Name = "Microphone" }).First.ClickAsync();
        var found = await Page.RunAxe();
        Assert.IsEmpty(
            found.Violations.Where(violation => violation.Impact is "serious" or "critical"),
            string.Join("\n", found.Violations.Select(v => $"{v.Impact} {v.Id}: {string.Join(", ", v.Nodes.Select(n => n.Html))}")));
    }

    private async Task Collect(ModelKind kind, params string[] labels)
    {
        using (var project = ProjectFile.Create(Path.Combine(Folder, "mine.mlkids")))
        {
            var model = project.Models.Add("model", kind);
            foreach (var label in labels)
                project.Labels.Add(model.Id, label);
        }

        await GoTo("mine", "collect");
        await Page.Locator(".collect-head").WaitForAsync();
    }

    private async Task AddColumn(string name, string kind)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Add a column" }).ClickAsync();
        await Page.Keyboard.TypeAsync(name);
        await Page.Locator($"dialog input[value={kind}]").FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Page.GetByRole(AriaRole.Columnheader, new() { Name = name })).ToBeVisibleAsync();
    }

    private ILocator Cell(int row, int column) => Page.Locator($"#cell-{row}-{column}");

    private async Task Keys(params string[] keys)
    {
        foreach (var key in keys)
            await Page.Keyboard.PressAsync(key);
    }

    /// <summary>Types into the cell that has the focus; the grid has it again afterwards.</summary>
    private async Task Write(string text, string end)
    {
        await Expect(Page.GetByRole(AriaRole.Grid)).ToBeFocusedAsync();
        await Page.Keyboard.TypeAsync(text);
        await Page.Keyboard.PressAsync(end);
        await Expect(Page.GetByRole(AriaRole.Grid)).ToBeFocusedAsync();
    }

    private Task Copy(string text) => Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
}
