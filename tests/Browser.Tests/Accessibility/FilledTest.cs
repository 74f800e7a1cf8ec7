using System.Text;
using Microsoft.Playwright;
using MLKids.Browser.Tests.Journeys;
using MLKids.Learning.Examples;
using MLKids.Tests;

namespace MLKids.Browser.Tests.Accessibility;

/// <summary>A studio with a filled and trained project of pictures, and filled ones of the other kinds: what a page looks like in use.</summary>
public abstract class FilledTest : JourneyTest
{
    protected const string Shapes = "Shapes", Moods = "Moods";

    /// <summary>The pages of a studio in use, by their addresses.</summary>
    protected static IReadOnlyList<string> Places { get; } =
        ["#/", .. from step in new[] { "collect", "train", "test", "make" } select $"#/p/{Shapes}/{step}", $"#/p/{Moods}/collect", $"#/p/{Moods}/make", "#/teacher"];

    /// <summary>A language without texts is English; the page looks for them all the same.</summary>
    protected override bool IsExpected(string consoleError) =>
        consoleError.Contains("404", StringComparison.Ordinal) && new[] { "es", "fr", "de", "ar", "ja", "qps" }.Any(language => !Directory.Exists(Path.Combine(Texts, language)));

    private static string Texts => Path.Combine(Environment.GetEnvironmentVariable("MLKIDS_WEBROOT") ?? Path.Combine(AppContext.BaseDirectory, "wwwroot"), "languages");

    /// <summary>Makes the projects, trains the one of pictures.</summary>
    protected async Task Fill()
    {
        using (var shapes = ProjectFile.Create(Path.Combine(Folder, Shapes + ProjectFile.Extension)))
        {
            var model = shapes.Models.Add(Shapes, ModelKind.Pictures);
            string[] labels = ["disc", "square"];
            for (var label = 0; label < labels.Length; label++)
            {
                var home = shapes.Labels.Add(model.Id, labels[label]);
                shapes.Examples.AddMany([.. Enumerable.Range(0, 8).Select(i => new NewExample(home.Id, Picture.Shape(label, i), $"{i}.png"))]);
            }

            shapes.Examples.Add(Shapes, "square", Picture.Shape(0, 900), "lost disc.png");
        }

        using (var moods = ProjectFile.Create(Path.Combine(Folder, Moods + ProjectFile.Extension)))
        {
            var model = moods.Models.Add(Moods, ModelKind.Words);
            foreach (var (label, lines) in new[] { ("happy", new[] { "I love this", "what a great day", "we laughed a lot" }), ("sad", ["I am crying", "this is terrible"]) })
                foreach (var line in lines)
                    moods.Examples.Add(new NewExample(moods.Labels.GetOrAdd(model.Id, label).Id, Encoding.UTF8.GetBytes(line)));
        }

        await Show($"#/p/{Shapes}/train");
        await Project.Train();
    }

    /// <summary>Goes to an address of the page and waits until it is drawn.</summary>
    protected async Task Show(string place)
    {
        await Page.EvaluateAsync("hash => location.hash = hash", place);
        await Page.Locator("main :is(h1, .blocklyBlockCanvas)").First.WaitForAsync(new() { State = WaitForSelectorState.Attached });
        if (place.EndsWith("make", StringComparison.Ordinal))
            await Page.Locator(".blocklyWorkspace .blocklyBlock").First.WaitForAsync();
    }
}
