namespace MLKids.Browser.Tests.Accessibility;

[TestClass]
public sealed class WalkTests : FilledTest
{
    /// <summary>That no request leaves the machine and no script fails is looked at after every test; here for every page in every language.</summary>
    [TestMethod]
    public async Task EveryPage_InEveryLanguage_AsksOnlyThisComputer()
    {
        await Fill();
        await Show("#/");
        await Page.Locator("header select").WaitForAsync();
        var languages = await Page.Locator("header select option").EvaluateAllAsync<string[]>("options => options.map(option => option.value)");
        Assert.IsGreaterThanOrEqualTo(6, languages.Length);
        foreach (var language in languages)
        {
            await Show("#/");
            await Page.Locator("header select").SelectOptionAsync([language]);
            await Page.Locator($"html[lang={language}]").WaitForAsync();
            foreach (var place in Places)
                await Show(place);
        }
    }
}
