using System.Net;
using Microsoft.Playwright;
using MLKids.Browser.Tests.Accessibility;
using MLKids.Browser.Tests.Screens;
using MLKids.Studio.Serving;
using MLKids.Tests;

namespace MLKids.Browser.Tests;

/// <summary>
/// The pictures of docs/studio, taken as a tool, not as a test: <c>MLKIDS_PICTURES=docs/studio dotnet test tests/Browser.Tests --filter DocsPictures</c>. A window of 1280 × 800,
/// drawn 960 pixels wide.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class DocsPictures : FilledTest
{
    private static readonly string? Wanted = Environment.GetEnvironmentVariable("MLKIDS_PICTURES");

    protected override BrowserNewContextOptions ContextOptions
    {
        get
        {
            var options = base.ContextOptions;
            options.DeviceScaleFactor = .75f;
            return options;
        }
    }

    internal override StudioOptions Options => base.Options with { Class = new(IPAddress.Loopback, 0) };

    [TestMethod]
    public async Task Extensions_InAProject()
    {
        if (Wanted is null)
            Assert.Inconclusive("Skipped: the environment variable MLKIDS_PICTURES names no folder.");
        Directory.CreateDirectory(Wanted);
        ScriptPlugin.Weather(Plugins, permissions: "camera");
        using (Learning.Examples.ProjectFile.Create(Path.Combine(Folder, "Rainy.mlkids")))
        {
        }

        await GoTo("Rainy", "make");
        await Make.Opened("looks_say");
        await Page.Locator(".blocklyToolboxCategory:has-text('Weather')").ClickAsync();
        await Page.GetByRole(AriaRole.Button, new() { Name = "Extensions" }).ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Weather station" }).WaitForAsync();
        await Take("extensions");
    }

    [TestMethod]
    public async Task Studio_InUse()
    {
        if (Wanted is null)
            Assert.Inconclusive("Skipped: the environment variable MLKIDS_PICTURES names no folder.");
        Directory.CreateDirectory(Wanted);
        await Project.Button("Recognise pictures", exact: false).WaitForAsync();
        await Take("start", height: 590);

        await Project.Begin("Recognise pictures", "Sky");
        var sun = await Collect.AddLabel("sun");
        var tree = await Collect.AddLabel("tree");
        await tree.TakeBurst(Camera, FakeCamera.Scene.Tree, 6);
        await tree.Button("Camera").ClickAsync();
        await sun.TakeBurst(Camera, FakeCamera.Scene.Sun, 8);
        await Take("collect");
        await Project.Train();
        await Project.Go("Test");
        await Test.Says("sun");
        await Project.Button("Camera off").ClickAsync();
        await Project.Button("Why?").ClickAsync();
        await Page.GetByText("Why sun?").WaitForAsync();
        await Take("test");
        await Project.Go("Make");
        await Make.Opened("ml_classify");
        await Make.Start();
        await Make.Says("Bit", "sun");
        await Take("make");
        await Make.Stop();

        await Fill();
        await Take("train");
        await Project.Go("Test");
        await Project.Button("Camera off").ClickAsync();
        var table = Page.GetByRole(AriaRole.Heading, new() { Name = "How well I do" });
        await table.WaitForAsync();
        await table.EvaluateAsync("element => element.scrollIntoView({ block: 'start' })");
        await Take("test-table");
        await Show($"#/p/{Moods}/collect");
        await Take("words");
        await Project.Close();
        await Project.Begin("Recognise sounds", "Band");
        var whistle = await Collect.AddLabel("whistle");
        await Collect.AddLabel("clap");
        Microphone.Play(FakeMicrophone.Sound.Rattle);
        await whistle.Button("Microphone").ClickAsync();
        await whistle.Button("Record").ClickAsync();
        await whistle.Button("Play").WaitForAsync();
        await Take("sounds");
        await Project.Close();
        await Project.Begin("Predict a number", "Ice cream");
        await Project.Button("Paste or open a table").ClickAsync();
        await Page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Textbox).First.FillAsync("degrees,day,sold\n" + string.Join('\n', Enumerable.Range(0, 14).Select(i => $"{14 + i},{(i % 7 > 4 ? "weekend" : "school")},{100 + (20 * i) + (i % 7 > 4 ? 60 : 0)}")));
        await Project.Button("Take 14 rows").ClickAsync();
        await Page.GetByText("14 rows.").WaitForAsync();
        await Take("table");

        await Show("#/teacher");
        await Take("class");
        await Show("#/");
        await Project.Button("Easy reading").ClickAsync();
        await Take("easy-reading");
        await Project.Button("Easy reading").ClickAsync();
        await Page.Locator("header select").SelectOptionAsync(["ar"]);
        await Page.Locator("html[lang=ar]").WaitForAsync();
        await Show($"#/p/{Shapes}/train");
        await Page.Locator("#result").WaitForAsync();
        await Take("arabic");
    }

    /// <summary>Without the notices of a moment, and without the pointer on anything.</summary>
    private async Task Take(string name, int height = 800)
    {
        await Page.Mouse.MoveAsync(1, 799);
        await Page.WaitForFunctionAsync("() => [...document.images].every(image => image.complete || !image.checkVisibility())");
        await Page.Locator(".toasts").EvaluateAllAsync<object?>("places => places.forEach(place => { place.style.display = 'none'; })");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Wanted!, $"{name}.png"), Clip = new() { Width = 1280, Height = height }, Scale = ScreenshotScale.Device });
        await Page.Locator(".toasts").EvaluateAllAsync<object?>("places => places.forEach(place => { place.style.display = ''; })");
    }
}
