using Microsoft.Playwright;

namespace MLKids.Browser.Tests.Screens;

/// <summary>Files that go in by a button that opens the computer's file window, and files that come out by a download.</summary>
internal static class FileChoice
{
    /// <summary>Presses and chooses.</summary>
    public static async Task Choose(this IPage page, ILocator button, params string[] files)
    {
        var chooser = await page.RunAndWaitForFileChooserAsync(() => button.ClickAsync());
        await chooser.SetFilesAsync(files);
    }

    /// <summary>Presses and keeps what is downloaded, under its own name.</summary>
    /// <returns>The file.</returns>
    public static async Task<string> Save(this IPage page, ILocator link, string folder)
    {
        var download = await page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        var path = Path.Combine(folder, download.SuggestedFilename);
        await download.SaveAsAsync(path);
        return path;
    }
}
