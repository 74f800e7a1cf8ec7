using Microsoft.Playwright;
using MLKids.Browser.Tests.Journeys;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Accessibility;

[TestClass]
public sealed class SaidOnceTests : JourneyTest
{
    [TestMethod]
    public async Task ScreenReader_HearsEachMessageOnce()
    {
        await Page.EvaluateAsync("""
            () => {
              globalThis.said = [];
              const hear = new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(node => node.textContent.trim() && said.push(node.textContent.trim()))));
              for (const id of ['announcements', 'alerts'])
                hear.observe(document.getElementById(id), { childList: true, characterData: true, subtree: true });
            }
            """);
        await Project.Begin("Recognise words", "Moods");
        var happy = await Collect.AddLabel("happy");
        await IsHeardOnce("The label happy is there.");
        var sad = await Collect.AddLabel("sad");
        foreach (var (label, lines) in new[] { (happy, new[] { "I love it", "what a great day", "great fun", "I love you", "a happy day" }), (sad, ["I hate it", "what a bad day", "bad pain", "I hate rain", "a sad day"]) })
            foreach (var line in lines)
            {
                await label.Type(line);
                await IsHeardOnce($": {line}");
            }

        await Project.Train();
        await IsHeardOnce("I have learned.");
        await Project.Go("Test");
        var words = Page.GetByLabel("Type some words");
        await words.FillAsync("a great day");
        await IsHeardOnce("I say happy.");
        await words.FillAsync("a great day and I love it");
        await Test.Says("happy");
        await words.FillAsync("I hate bad rain");
        await IsHeardOnce("I say sad.");
        await IsHeardOnce("I say happy.");
    }

    private async Task IsHeardOnce(string text)
    {
        await Page.WaitForFunctionAsync("text => said.some(one => one.includes(text))", text);
        Assert.AreEqual(1, await Page.EvaluateAsync<int>("text => said.filter(one => one.includes(text)).length", text), $"“{text}” is said once.");
    }
}
