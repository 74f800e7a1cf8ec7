using Microsoft.Playwright;
using MLKids.Studio.Serving;
using MLKids.Tests;

namespace MLKids.Browser.Tests;

/// <summary>
/// A studio of its own and a browser for each test: a real server on a free port, projects in a temporary folder, fake camera and microphone. At the end of each test: no
/// script failed, nothing was refused by the page's own rules, and not one request went to another machine.
/// </summary>
public abstract class StudioTest
{
    private readonly List<string> _trouble = [];
    private readonly List<string> _outside = [];
    private StudioServer? _server;

    public TestContext TestContext { get; set; } = null!;

    /// <summary>The person's projects.</summary>
    protected string Folder { get; } = Directory.CreateTempSubdirectory("mlkids-browser").FullName;

    /// <summary>The folder of extensions.</summary>
    protected string Plugins => Path.Combine(Folder, "plugins");

    protected IBrowserContext Browser { get; private set; } = null!;

    /// <summary>The page, at the start page.</summary>
    protected IPage Page { get; private set; } = null!;

    internal StudioServer Server => _server!;

    /// <summary>Flags of the browser beyond the usual ones.</summary>
    protected virtual string[] Flags => [];

    /// <summary>The window.</summary>
    protected virtual ViewportSize Window => new() { Width = 1280, Height = 800 };

    /// <summary>What else the context of the browser needs (language, motion, ...).</summary>
    protected virtual BrowserNewContextOptions ContextOptions => new() { ViewportSize = Window, Permissions = ["camera", "microphone", "clipboard-read", "clipboard-write"], ReducedMotion = ReducedMotion.Reduce, Locale = "en-GB" };

    internal virtual StudioOptions Options => new() { Port = 0, ProjectsFolder = Folder, PluginFolders = [Plugins] };

    [TestInitialize]
    public async Task Open()
    {
        var browser = await Chromium.Start(Flags);
        _server = await StudioServer.Start(Options);
        Browser = await browser.NewContextAsync(ContextOptions);
        Browser.SetDefaultTimeout(20_000);
        Page = await NewPage(Server.Entrance);
    }

    [TestCleanup]
    public async Task Close()
    {
        if (TestContext.CurrentTestOutcome == UnitTestOutcome.Failed && Page is not null)
        {
            var picture = Path.Combine(TestContext.TestRunResultsDirectory ?? Path.GetTempPath(), $"{TestContext.TestName}.png");
            await Page.ScreenshotAsync(new PageScreenshotOptions { Path = picture });
            TestContext.WriteLine($"Screenshot: {picture}");
        }

        if (Browser is not null)
            await Browser.CloseAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        Directory.Delete(Folder, recursive: true);
        Assert.IsEmpty(_outside, "The page asked another machine: " + string.Join(", ", _outside));
        Assert.IsEmpty(_trouble, "The page's console: " + string.Join("\n", _trouble));
    }

    /// <summary>Ends the studio and starts it again on the same folder; the page is opened anew.</summary>
    protected async Task Restart()
    {
        await Page.CloseAsync();
        await Server.DisposeAsync();
        _server = await StudioServer.Start(Options);
        Page = await NewPage(Server.Entrance);
    }

    /// <summary>Another page (tab) of the same browser.</summary>
    protected async Task<IPage> NewPage(Uri address)
    {
        var page = await Browser.NewPageAsync();
        page.PageError += (_, error) => _trouble.Add(error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && !IsExpected(message.Text))
                _trouble.Add($"{message.Text} ({message.Location})");
        };
        page.Request += (_, request) =>
        {
            var uri = new Uri(request.Url);
            if (uri.Scheme is not ("data" or "blob") && (uri.Host != Server.Address.Host || uri.Port != Server.Address.Port))
                _outside.Add(request.Url);
        };
        await page.GotoAsync(address.AbsoluteUri);
        return page;
    }

    /// <summary>Errors in the console that a test provokes on purpose (a refused request is one).</summary>
    protected virtual bool IsExpected(string consoleError) => false;

    /// <summary>Opens a new project with one model and goes to a step of it.</summary>
    protected async Task GoTo(string project, string step)
    {
        await Page.EvaluateAsync("hash => location.hash = hash", $"#/p/{Uri.EscapeDataString(project)}/{step}");
        await Page.Locator("nav [aria-current=step]").WaitForAsync();
    }

    /// <summary>Files of <c>../shared/data</c>, or the test is skipped.</summary>
    protected static string Shared(string name) => SharedData.Need(name);
}
