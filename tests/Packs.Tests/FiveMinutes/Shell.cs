using System.Diagnostics;
using System.Text;

namespace MLKids.Packs.Tests.FiveMinutes;

/// <summary>Commands as an author types them, in real processes without a network: no package feed is known to them.</summary>
internal sealed class Shell : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private readonly StringBuilder _log = new();

    public Shell()
    {
        // Restoring finds what lies in the local cache, and nothing else.
        File.WriteAllText(Path.Combine(Folder, "NuGet.config"), "<configuration><packageSources><clear /></packageSources></configuration>");
    }

    /// <summary>An empty folder of its own.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("mlkids-five-").FullName;

    /// <summary>What was typed, how long it took.</summary>
    public string Log => _log.ToString();

    public Task<string> Mlkids(string where, params string[] arguments) => Run(where, "mlkids", [Path.Combine(AppContext.BaseDirectory, "mlkids.dll"), .. arguments]);

    public Task<string> Dotnet(string where, params string[] arguments) => Run(where, "dotnet", arguments);

    /// <summary>The test is skipped where C# cannot be built at all.</summary>
    public static async Task NeedSdk()
    {
        using var shell = new Shell();
        if ((await shell.Dotnet("", "--list-sdks")).Trim().Length == 0)
            Assert.Inconclusive("Skipped: there is no .NET SDK here.");
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task<string> Run(string where, string program, string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = Path.Combine(Folder, where),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        // What the test runner sets for itself is not what an author has.
        foreach (var name in start.Environment.Keys.Where(k => k.StartsWith("MSBUILD", StringComparison.Ordinal) || k.StartsWith("DOTNET_STARTUP", StringComparison.Ordinal) || k == "MLKIDS_HOME").ToList())
            start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_HOME"] = Folder;
        start.Environment["DOTNET_SKIP_FIRST_TIME_EXPERIENCE"] = "1";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["NUGET_PACKAGES"] = Packages;
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            using var patience = new CancellationTokenSource(Patience);
            var errors = process.StandardError.ReadToEndAsync(patience.Token);
            var said = await process.StandardOutput.ReadToEndAsync(patience.Token);
            await process.WaitForExitAsync(patience.Token);
            var typed = $"{program} {string.Join(' ', program == "mlkids" ? arguments[1..] : arguments)}";
            _log.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,6:0.0} s  {typed}");
            Assert.AreEqual(0, process.ExitCode, $"{typed}\n{said}\n{await errors}");
            return said;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static string Packages => Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
