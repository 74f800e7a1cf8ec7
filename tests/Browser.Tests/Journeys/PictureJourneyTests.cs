using System.Diagnostics;
using Microsoft.Playwright;
using MLKids.Browser.Tests.Screens;
using MLKids.Tests;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Journeys;

/// <remarks>Alone: the camera and the microphone are shared with other tests.</remarks>
[TestClass]
[DoNotParallelize]
public sealed class PictureJourneyTests : JourneyTest
{
    [TestMethod]
    public async Task Pictures_FromCameraFilesAndDrawings_AreLearnedTestedAndSaidByASprite()
    {
        await Project.Begin("Recognise pictures", "Sky");
        var sun = await Collect.AddLabel("sun");
        var tree = await Collect.AddLabel("tree");
        await sun.TakeBurst(Camera, FakeCamera.Scene.Sun, 6);
        await sun.Button("Take one").ClickAsync();
        await sun.HasCount(7);
        await tree.TakeBurst(Camera, FakeCamera.Scene.Tree, 6);
        await tree.Button("Camera").ClickAsync();
        await Page.Choose(tree.Button("Files"), [.. Enumerable.Range(0, 3).Select(TreePhoto)]);
        await tree.HasCount(9);
        await DrawSun(sun);
        await sun.HasCount(8);

        var result = await Project.Train();
        await Expect(result).ToContainTextAsync("right");

        await Project.Go("Test");
        await Test.Says("tree");
        Camera.Show(FakeCamera.Scene.Sun);
        await Test.Says("sun");
        await Test.IsNotSureAtTheFarEnd("sun");
        Assert.IsGreaterThan(60, await Test.Bar("sun"));
        await Expect(Page.GetByText("answers a second")).ToBeVisibleAsync();

        await RunProgram();
        await MoveToAnotherComputer("Sky");
        await Project.Go("Test");
        await Test.Says("sun");
        await RunProgram();
    }

    [TestMethod]
    public async Task FirstModel_ByTheShortestWay_TakesFewClicksAndNotThreeMinutes()
    {
        await Page.EvaluateAsync("() => { globalThis.clicks = 0; addEventListener('click', event => event.isTrusted && event.detail > 0 && clicks++, true); }");
        var start = Stopwatch.GetTimestamp();
        await Project.Begin("Recognise pictures", "First");
        foreach (var (name, scene) in new[] { ("sun", FakeCamera.Scene.Sun), ("tree", FakeCamera.Scene.Tree) })
            await (await Collect.AddLabel(name)).TakeBurst(Camera, scene, 8);
        await Project.Train();
        var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
        var clicks = await Page.EvaluateAsync<int>("() => clicks");
        TestContext.WriteLine($"First trained model: {clicks} clicks, {seconds:0.0} seconds without thinking and typing.");
        Assert.IsLessThanOrEqualTo(12, clicks);
        Assert.IsLessThan(180, seconds);
    }

    /// <summary>The program that a project of pictures begins with: what the camera sees is said, for ever.</summary>
    private async Task RunProgram()
    {
        await Project.Go("Make");
        await Make.Opened("ml_classify");
        Camera.Show(FakeCamera.Scene.Tree);
        await Make.Start();
        await Make.Says("Bit", "tree");
        Camera.Show(FakeCamera.Scene.Sun);
        await Make.Says("Bit", "sun");
        await Make.Stop();
    }

    private string TreePhoto(int number)
    {
        var path = Path.Combine(Files, $"tree {number}.png");
        var (left, top) = (40 + (20 * number), 30 + (8 * number));
        File.WriteAllBytes(path, Picture.Png(160, 120, (x, y, band) =>
            y > top && y < top + 60 && Math.Abs(x - left) * 2 < y - top ? new byte[] { 30, 130, 50 }[band] : new byte[] { 225, 205, (byte)(165 + (5 * number)) }[band]));
        return path;
    }

    private async Task DrawSun(LabelCard sun)
    {
        await sun.Button("Draw").ClickAsync();
        var pad = Page.GetByRole(AriaRole.Dialog, new() { Name = "Draw a picture" });
        var paper = pad.GetByRole(AriaRole.Application, new() { Name = "Paper" });
        async Task Choose(string name) => await pad.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();
        var box = await paper.BoundingBoxAsync() ?? throw new InvalidOperationException();
        await Choose("Light blue");
        await Choose("Fill");
        await Page.Mouse.ClickAsync(box.X + 5, box.Y + 5);
        await Choose("Yellow");
        await Choose("Circle");
        await Choose("Filled shapes");
        await Page.Mouse.MoveAsync(box.X + (box.Width * .3f), box.Y + (box.Height * .3f));
        await Page.Mouse.DownAsync();
        await Page.Mouse.MoveAsync(box.X + (box.Width * .7f), box.Y + (box.Height * .7f), new() { Steps = 4 });
        await Page.Mouse.UpAsync();
        await Choose("Done");
    }
}
