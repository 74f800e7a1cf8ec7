using Microsoft.Playwright;
using MLKids.Browser.Tests.Screens;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Journeys;

[TestClass]
public sealed class NumberJourneyTests : JourneyTest
{
    [TestMethod]
    public async Task Numbers_TypedInTheTableAndFromAFile_AreLearnedAndSaidByASprite()
    {
        await Project.Begin("Recognise numbers", "Pets");
        await Collect.AddLabel("dog");
        await Collect.AddLabel("bird");
        await AddColumn("legs");
        await AddColumn("weight");
        var grid = Page.GetByRole(AriaRole.Grid);
        await grid.FocusAsync();
        foreach (var key in new[] { "ArrowRight", "4", "Tab", "1", "2", "Enter" })
            await Page.Keyboard.PressAsync(key);
        await Expect(Page.GetByText("1 row.")).ToBeVisibleAsync();
        var csv = Path.Combine(Files, "pets.csv");
        var rows = Enumerable.Range(0, 7).Select(i => $"dog,4,{20 + (3 * i)}").Concat(Enumerable.Range(0, 8).Select(i => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bird,2,{1 + (.2 * i):0.0}")));
        await File.WriteAllTextAsync(csv, "label,legs,weight\n" + string.Join('\n', rows));
        await Project.Button("Paste or open a table").ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Open a file (CSV)").SetInputFilesAsync(csv);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take 15 rows" }).ClickAsync();
        await Expect(Page.GetByText("16 rows.")).ToBeVisibleAsync();

        await Project.Train();
        await Project.Go("Test");
        await Give("2", "1.5");
        await Test.Says("bird");
        await Give("4", "30");
        await Test.Says("dog");

        await Ask("legs=4; weight=25", "dog");
        await MoveToAnotherComputer("Pets");
        await Ask("legs=2; weight=1", "bird");
    }

    [TestMethod]
    public async Task PredictNumbers_Pasted_AreLearnedAndPredicted()
    {
        await Project.Begin("Predict a number", "Ice cream");
        await Page.GetByRole(AriaRole.Button, new() { Name = "Paste or open a table" }).ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByRole(AriaRole.Textbox).First.FillAsync("degrees,sold\n" + string.Join('\n', Enumerable.Range(0, 16).Select(i => $"{10 + i},{100 + (20 * i)}")));
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Take 16 rows" }).ClickAsync();
        await Expect(Page.GetByText("Predicted: sold.")).ToBeVisibleAsync();
        await Expect(await Project.Train()).ToContainTextAsync("My guesses of sold are");
        await Project.Go("Test");
        await Page.GetByRole(AriaRole.Spinbutton, new() { Name = "degrees" }).FillAsync("20");
        await Expect(Page.GetByRole(AriaRole.Region, new() { Name = "My answer" })).ToContainTextAsync(new System.Text.RegularExpressions.Regex("(29|30|31)\\d"));
    }

    private async Task AddColumn(string name)
    {
        await Project.Button("Add a column").ClickAsync();
        var dialog = Page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Name of the column").FillAsync(name);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Add" }).ClickAsync();
        await Expect(Page.GetByRole(AriaRole.Columnheader, new() { NameRegex = new(name) })).ToBeVisibleAsync();
    }

    private async Task Give(string legs, string weight)
    {
        await Page.GetByRole(AriaRole.Spinbutton, new() { Name = "legs" }).FillAsync(legs);
        await Page.GetByRole(AriaRole.Spinbutton, new() { Name = "weight" }).FillAsync(weight);
    }

    private async Task Ask(string values, string label)
    {
        await Project.Go("Make");
        await Make.Opened("ml_classify");
        await Make.Start();
        await Make.Reply("Which values? For example: height=3; colour=red", values);
        await Make.Says("Bit", label);
    }
}
