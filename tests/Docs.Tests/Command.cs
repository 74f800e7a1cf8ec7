using System.Diagnostics;
using MLKids.Tests;

namespace MLKids.Docs.Tests;

/// <summary>Runs <c>mlkids</c> as a person does, in the repository's root.</summary>
internal static class Command
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <returns>What it said, errors too. It must have ended well.</returns>
    public static async Task<string> Run(params string[] arguments)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "mlkids.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", program, .. arguments]) { WorkingDirectory = SharedData.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            var (said, errors) = (process.StandardOutput.ReadToEndAsync(limit.Token), process.StandardError.ReadToEndAsync(limit.Token));
            await process.WaitForExitAsync(limit.Token);
            var all = await said + await errors;
            Assert.AreEqual(0, process.ExitCode, $"mlkids {string.Join(' ', arguments)}:\n{all}");
            return all;
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
