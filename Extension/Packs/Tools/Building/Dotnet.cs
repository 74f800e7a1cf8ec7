using System.ComponentModel;
using System.Diagnostics;

namespace MLKids.Packs.Tools.Building;

/// <summary>The .NET SDK of this computer, for plugins in C#.</summary>
internal static class Dotnet
{
    /// <summary>What to do where there is none.</summary>
    public const string Missing = "There is no .NET SDK here. Install it from https://dotnet.microsoft.com/download";

    /// <summary>Whether there is one.</summary>
    public static async Task<bool> IsThere(CancellationToken stopped)
    {
        try
        {
            var (code, said) = await Run(["--list-sdks"], Environment.CurrentDirectory, stopped);
            return code == 0 && said.Trim().Length > 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Runs a command of it to its end; stopping kills it with all that it started.</summary>
    /// <returns>Its exit code and all that it wrote, in English.</returns>
    /// <exception cref="Win32Exception">There is none.</exception>
    public static async Task<(int Code, string Said)> Run(IReadOnlyList<string> arguments, string folder, CancellationToken stopped)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_NOLOGO"] = "1";
        // Nobody may wait for a server of a build that has ended.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        try
        {
            var errors = process.StandardError.ReadToEndAsync(stopped);
            var said = await process.StandardOutput.ReadToEndAsync(stopped) + await errors;
            await process.WaitForExitAsync(stopped);
            return (process.ExitCode, said);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }
}
