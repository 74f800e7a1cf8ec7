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

    [TestMethod]
    public async Task Loads_OfTheSameThing_NeverOvertakeEachOther_AndTheLastStateIsShown()
    {
        // The first answers are the slowest.
        var (most, shown) = (await Page.EvaluateAsync<int[]>("""
            async () => {
              const { oneAtATime } = await import('/shell/api.js');
              let state = 0, asked = 0, now = 0, most = 0;
              const shown = [];
              const load = oneAtATime(async () => {
                most = Math.max(most, ++now);
                const answer = state;
                await new Promise(resolve => setTimeout(resolve, Math.max(1, 90 - 40 * asked++)));
                now--;
                if (asked === 2)
                  throw new Error('this one is lost');
                shown.push(answer);
              });
              const calls = [];
              for (state = 1; state < 10; state++) {
                calls.push(load());
                await new Promise(resolve => setTimeout(resolve, 12));
              }
              calls.push(load());
              await Promise.all(calls);
              return [most, ...shown];
            }
            """)) is [var first, .. var rest] ? (first, rest) : default;
        Assert.AreEqual(1, most);
        Assert.AreEqual(10, shown![^1]);
        CollectionAssert.AreEqual(shown.Order().ToArray(), shown);
    }

    private async Task Rename(string name) => await Page.EvaluateAsync(
        "async name => { const { patch } = await import('/shell/api.js'); await patch('/projects/mine/models/1', { name }); }", name);
}
