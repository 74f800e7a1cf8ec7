using Microsoft.Playwright;
using MLKids.Learning.Examples;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests;

/// <summary>On an old computer the host answers late: what happens to the project while a page is still asking must not disturb it.</summary>
[TestClass]
public sealed class SlowAnswersTests : StudioTest
{
    [TestMethod]
    [DataRow(ModelKind.Pictures)]
    [DataRow(ModelKind.Numbers)]
    [DataRow(ModelKind.Text)]
    public async Task EachPage_WhileTheProjectChanges_OpensAndShowsTheLastName(ModelKind kind)
    {
        using (var project = ProjectFile.Create(Path.Combine(Folder, "mine.mlkids")))
            project.Models.Add("first name", kind);
        var delay = 0;
        await Page.RouteAsync("**/api/projects/**", async route =>
        {
            if (route.Request.Method == "GET")
                await Task.Delay(Volatile.Read(ref delay));
            await route.ContinueAsync();
        });
        var changes = 0;
        foreach (var step in (string[])["collect", "train", "test", "make", "collect"])
        {
            await Page.EvaluateAsync("hash => location.hash = hash", $"#/p/mine/{step}");
            for (var i = 0; i < 6; i++)
            {
                // The later it is asked, the sooner it is answered: older answers come last.
                Volatile.Write(ref delay, 700 - (100 * i));
                await Rename($"name {++changes}");
                await Task.Delay(60);
            }

            await Expect(Page.Locator($"nav [aria-current=step][href*='/{step}']")).ToBeVisibleAsync();
            await Expect(Page.Locator("main h1").First).ToBeAttachedAsync();
        }

        await Expect(Page.Locator(".collect-head input.name")).ToHaveValueAsync($"name {changes}");
    }

    private async Task Rename(string name) => await Page.EvaluateAsync(
        "async name => { const { patch } = await import('/shell/api.js'); await patch('/projects/mine/models/1', { name }); }", name);
}
