using MLKids.Learning.Device;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;
using MLKids.Tests;

namespace MLKids.Browser.Tests.TrainTest;

/// <summary>A project "Shapes" with pictures of discs and squares, one disc among the squares, on a computer without signs of low resources.</summary>
public abstract class TrainedTest : StudioTest
{
    protected const string Shapes = "Shapes";

    protected override string[] Flags => ["--use-fake-ui-for-media-stream"];

    internal override StudioOptions Options => base.Options with { Device = Device };

    internal virtual DeviceFacts Device => new() { MemoryBytes = 16L << 30, Cores = 8, HasWideVectors = true, HasArmVectors = false, Is64Bit = true, IsMobile = false, ProbeMilliseconds = 5 };

    protected void MakeShapes(int each = 8)
    {
        using var project = ProjectFile.Create(Path.Combine(Folder, Shapes + ProjectFile.Extension));
        var model = project.Models.Add("shapes");
        string[] labels = ["disc", "square"];
        for (var label = 0; label < labels.Length; label++)
        {
            var home = project.Labels.Add(model.Id, labels[label]);
            project.Examples.AddMany([.. Enumerable.Range(0, each).Select(i => new NewExample(home.Id, Picture.Shape(label, i), $"{i}.png"))]);
        }

        project.Examples.Add("shapes", "square", Picture.Shape(0, 900), "lost disc.png");
    }

    protected async Task Train(string button = "Train new machine learning model")
    {
        await GoTo(Shapes, "train");
        await Page.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = button }).ClickAsync();
        await Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Test it" }).WaitForAsync(new() { Timeout = 60_000 });
    }
}
