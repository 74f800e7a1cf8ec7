using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace MLKids.Browser.Tests.Screens;

/// <summary>The start page, and the steps that every project has, as a child finds them: by what is written on them.</summary>
internal sealed class ProjectScreen(IPage page)
{
    public ILocator Button(string name, bool exact = true) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = exact });

    /// <summary>Begins a new project.</summary>
    /// <param name="kind">What is written on its picture, for instance "Recognise pictures".</param>
    public async Task Begin(string kind, string name)
    {
        await Button(kind, exact: false).ClickAsync();
        await page.GetByLabel("What is your project called?").FillAsync(name);
        await Button("Begin").ClickAsync();
        await Expect(page.GetByRole(AriaRole.Textbox, new() { Name = "Name of the model" })).ToHaveValueAsync(name);
    }

    /// <summary>Goes to "Collect", "Train", "Test" or "Make".</summary>
    public async Task Go(string step)
    {
        var link = page.GetByRole(AriaRole.Navigation, new() { Name = "Steps" }).GetByRole(AriaRole.Link, new() { Name = step, Exact = true });
        await link.ClickAsync();
        await Expect(link).ToHaveAttributeAsync("aria-current", "step");
    }

    /// <summary>Back to the start page.</summary>
    public async Task Close()
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "To the start page" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Welcome back!" })).ToBeVisibleAsync();
    }

    /// <summary>Saves a project as a file, from its card on the start page.</summary>
    public async Task<string> SaveAsFile(string name, string folder)
    {
        await Button($"What to do with {name}").ClickAsync();
        return await page.Save(page.GetByRole(AriaRole.Link, new() { Name = "Save as a file" }), folder);
    }

    /// <summary>Deletes a project, from its card on the start page.</summary>
    public async Task Delete(string name)
    {
        await Button($"What to do with {name}").ClickAsync();
        await Button("Delete").ClickAsync();
        await Button("Delete").ClickAsync();
        await Expect(Button($"What to do with {name}")).ToHaveCountAsync(0);
    }

    /// <summary>Opens a file from the start page: afterwards one of the project's steps is shown.</summary>
    public async Task OpenFile(string file)
    {
        await page.Choose(Button("Choose files"), file);
        await page.Locator("nav [aria-current=step]").WaitForAsync();
    }

    /// <summary>Trains, and waits for the result.</summary>
    /// <returns>The card with the result.</returns>
    public async Task<ILocator> Train()
    {
        await Go("Train");
        await Button("Train new machine learning model").ClickAsync();
        var result = page.GetByRole(AriaRole.Region, new() { Name = "How well I do" });
        await result.WaitForAsync(new() { Timeout = 90_000 });
        return result;
    }
}
