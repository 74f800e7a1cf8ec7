using Microsoft.Playwright;

namespace MLKids.Browser.Tests;

/// <summary>The Chromium of this computer, started once for each set of flags. Tests without one are skipped with the reason.</summary>
internal static class Chromium
{
    private static readonly string[] Places =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        @"C:\Program Files\Google\Chrome\Application\chrome.exe", @"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    ];

    /// <summary>No network but this computer: what a page asks of another host fails at once and is seen.</summary>
    private static readonly string[] Flags =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
        "--use-fake-device-for-media-stream", "--autoplay-policy=no-user-gesture-required",
    ];

    private static readonly SemaphoreSlim Turn = new(1, 1);
    private static readonly Dictionary<string, IBrowser> Started = [];
    private static IPlaywright? _playwright;

    /// <summary>A browser with further flags, for instance <c>--use-file-for-fake-audio-capture=…</c>.</summary>
    public static async Task<IBrowser> Start(params string[] more)
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") ?? Places.FirstOrDefault(File.Exists);
        if (path is null)
            Assert.Inconclusive("Skipped: no Chromium or Chrome on this computer (the environment variable CHROMIUM may name one).");
        await Turn.WaitAsync();
        try
        {
            var key = string.Join(' ', more);
            if (Started.TryGetValue(key, out var running) && running.IsConnected)
                return running;
            _playwright ??= await Playwright.CreateAsync();
            return Started[key] = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = path, Args = [.. Flags, .. more] });
        }
        finally
        {
            Turn.Release();
        }
    }

    public static async Task End()
    {
        foreach (var browser in Started.Values)
            await browser.CloseAsync();
        Started.Clear();
        _playwright?.Dispose();
        _playwright = null;
    }
}
