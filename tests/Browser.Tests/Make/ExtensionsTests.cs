using System.Globalization;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using MLKids.Browser.Tests.Screens;
using MLKids.Tests;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Make;

/// <summary>Extensions as a child and an author meet them: their blocks in the palette, edited while a program runs, switched off, gone.</summary>
[TestClass]
public sealed class ExtensionsTests : StudioTest
{
    private const string Project = "Rainy", Greeting = ".blocklySvg > .blocklyWorkspace .weather_greeting", Category = ".blocklyToolboxCategory:has-text('Weather')";

    private MakeScreen Make => new(Page);

    private ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    [TestMethod]
    public async Task Block_OfAnExtension_IsFoundDraggedAndUsed_AndAnEditOnDiskIsLiveWhileTheProgramRuns()
    {
        var plugin = ScriptPlugin.Weather(Plugins);
        await OpenMake();
        await Paste("""
            [{ "type": "event_whenflagclicked", "x": 60, "y": 300, "next": { "block": { "type": "control_forever", "inputs": { "SUBSTACK": { "block":
              { "type": "motion_changexby", "inputs": { "DX": { "shadow": { "type": "math_number", "fields": { "NUM": "1" } } } } } } } } } }]
            """);
        await Make.DragInto("greeting", "greeting for, Ann, has input,", Make.Block("looks_say").First.Locator(".blocklyShadow").First);
        await Make.Start();
        await Make.Says("Bit", "hello Ann");
        var before = await X();

        plugin.Script("weather", ScriptPlugin.Greeting("warm greeting for [NAME]", "'good day ' + args.NAME"));
        await Expect(Page.Locator(Greeting)).ToContainTextAsync("warm greeting for", new() { Timeout = 20_000 });
        await Expect(Page.Locator(Greeting)).ToContainTextAsync("Ann");
        await Expect(Page.Locator(Category)).ToHaveCountAsync(1);
        await Expect(Page.GetByRole(AriaRole.Button, new() { Name = "Start (green flag)" })).ToHaveAttributeAsync("aria-pressed", "true");
        await Expect(Page.Locator("body")).Not.ToContainTextAsync("Something went wrong");
        Assert.IsGreaterThan(before, await XAfter(before), "The script that runs goes on.");
        await Make.Start();
        await Make.Says("Bit", "good day Ann");
    }

    [TestMethod]
    public async Task Extension_SwitchedOffAndOn_LeavesPlaceholdersThatKeepEverything()
    {
        ScriptPlugin.Weather(Plugins);
        await OpenMake();
        await Paste("""
            [{ "type": "event_whenflagclicked", "x": 60, "y": 300, "next": { "block":
              { "type": "weather_rain", "id": "rain", "inputs": { "SECS": { "shadow": { "type": "math_number", "fields": { "NUM": "7" } } } }, "next": { "block":
                { "type": "looks_say", "inputs": { "MESSAGE": { "block": { "type": "weather_greeting", "inputs": { "NAME": { "shadow": { "type": "text", "fields": { "TEXT": "Bo" } } } } } } } } } } } }]
            """);
        await Expect(Make.Saved).ToBeVisibleAsync();
        await Turn();
        var grey = Page.Locator(".blocklySvg > .blocklyWorkspace .unknown_stack");
        await Expect(grey).ToContainTextAsync("Weather station: rain");
        await Expect(grey).ToContainTextAsync("7");
        await Expect(Page.Locator(".blocklySvg > .blocklyWorkspace .unknown_value")).ToContainTextAsync("Weather station: greeting");
        Assert.AreEqual("This block belongs to “Weather station”, which is off in this project. It stays as it is.", await Eval("workspace.getBlockById('rain').getTooltip()"));
        await Expect(Page.Locator(Category)).ToHaveCountAsync(0);
        // Moved as any block, and saved so.
        await Eval("workspace.getBlockById('rain').getRootBlock().moveBy(40, 10), ''");
        await Expect(Make.Saved).ToBeVisibleAsync();

        await Turn();
        await Expect(Page.Locator(Greeting)).ToContainTextAsync("greeting for");
        Assert.AreEqual("7", await Eval("workspace.getBlockById('rain').getInputTargetBlock('SECS').getFieldValue('NUM')"));
        await Expect(Page.Locator(Category)).ToHaveCountAsync(1);
    }

    [TestMethod]
    [DataRow("en")]
    [DataRow("ar")]
    public async Task Dialog_SaysWhatThereIs_WorksWithKeys_AndHasNoSeriousBarrier(string language)
    {
        ScriptPlugin.Weather(Plugins, permissions: "camera");
        Directory.CreateDirectory(Path.Combine(Plugins, "unfinished"));
        await File.WriteAllTextAsync(Path.Combine(Plugins, "unfinished", "manifest.json"), "{ \"name\": \"Unfinished\" }");
        await Page.EvaluateAsync("language => localStorage.setItem('language', language)", language);
        await Page.ReloadAsync();
        await OpenMake();
        await Page.Locator(".editor-extensions").FocusAsync();
        await Page.Keyboard.PressAsync("Enter");
        await Expect(Dialog.Locator("h3")).ToHaveTextAsync(["Weather station", "unfinished"]);
        await Expect(Dialog.Locator(".mistake")).Not.ToHaveCountAsync(0);
        var found = await Page.RunAxe(new AxeRunContext { Include = [new AxeSelector("dialog")] }, new AxeRunOptions { ResultTypes = [ResultType.Violations] });
        Assert.IsEmpty(found.Violations.Where(v => v.Impact is "serious" or "critical").SelectMany(v => v.Nodes.Select(n => $"{v.Id} {n.Html}")));
        await Dialog.GetByRole(AriaRole.Switch).First.FocusAsync();
        await Page.Keyboard.PressAsync("Space");
        await Expect(Page.Locator(".blocklyToolboxCategory:has(.pack-weather), .weather_greeting")).ToHaveCountAsync(0);
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator(".editor-extensions")).ToBeFocusedAsync();
    }

    [TestMethod]
    public async Task Extension_FromAFile_IsAskedAboutAndAdded()
    {
        var apart = Directory.CreateDirectory(Path.Combine(Folder, "apart")).FullName;
        var file = Path.Combine(apart, "weather.tgz");
        await File.WriteAllBytesAsync(file, ScriptPlugin.Weather(apart, permissions: "microphone").Pack());
        await OpenMake();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Extensions" }).ClickAsync();
        await Expect(Dialog).ToContainTextAsync("There are no extensions yet.");
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => Dialog.GetByRole(AriaRole.Button, new() { Name = "Add from a file" }).ClickAsync());
        await chooser.SetFilesAsync(file);
        var question = Dialog.Filter(new() { HasText = "Add Weather station?" });
        await Expect(question).ToContainTextAsync("This is a program by Ada Example.");
        await Expect(question).ToContainTextAsync("the microphone");
        await question.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(Dialog.Locator("h3")).ToHaveTextAsync("Weather station", new() { Timeout = 20_000 });
        await Page.Keyboard.PressAsync("Escape");
        await Expect(Page.Locator(Category)).ToHaveCountAsync(1);
    }

    private async Task OpenMake()
    {
        using (MLKids.Learning.Examples.ProjectFile.OpenOrCreate(Path.Combine(Folder, Project + ".mlkids")))
        {
        }

        await GoTo(Project, "make");
        await Make.Opened("looks_say");
    }

    /// <summary>Switches the extension, in the dialog.</summary>
    private async Task Turn()
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = "Extensions" }).ClickAsync();
        await Dialog.GetByRole(AriaRole.Switch).ClickAsync();
        await Page.Keyboard.PressAsync("Escape");
        await Dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });
    }

    private async Task Paste(string blocks)
    {
        await Page.Locator(Category).WaitForAsync();
        await Page.EvaluateAsync("blocks => document.querySelector('.block-editor').editor.paste(JSON.parse(blocks))", blocks);
    }

    private Task<string> Eval(string ofEditor) => Page.EvaluateAsync<string>($"document.querySelector('.block-editor').editor.{ofEditor}");

    private async Task<double> X() => double.Parse(await Page.GetByLabel("x", new() { Exact = true }).InputValueAsync(), CultureInfo.InvariantCulture);

    private async Task<double> XAfter(double before)
    {
        for (var i = 0; i < 100 && await X() <= before; i++)
            await Task.Delay(50);
        return await X();
    }
}
