using System.Diagnostics;
using MLKids.Bench.Children;

namespace MLKids.Bench.Crashes;

/// <summary>What was left of a killed process.</summary>
/// <param name="Name">What it did.</param>
/// <param name="Killed">False when it had ended before.</param>
/// <param name="Output">What it had printed.</param>
internal sealed record Remains(string Name, bool Killed, string Output);

/// <summary>A process that is killed at a moment of the caller's choice.</summary>
internal sealed class Victim(string name, Func<Process> start)
{
    /// <summary>The command line itself.</summary>
    public static Victim Program(string name, string program, params string[] arguments) =>
        new(name, () => CommandLineProgram.Start(program, arguments));

    /// <summary>The import that the command line uses, in a process that says each progress at once: what it says must be on disk.</summary>
    public static Victim SpokenImport(string project, string folder) =>
        new("spoken import", () => Child.Start(new ChildRequest(ChildWork.Import, project) { Files = [folder] }));

    public async Task<Remains> RunAndKill(TimeSpan after, CancellationToken stop)
    {
        using var process = start();
        var output = process.StandardOutput.ReadToEndAsync(stop);
        var errors = process.StartInfo.RedirectStandardError ? process.StandardError.ReadToEndAsync(stop) : Task.FromResult("");
        using var timer = CancellationTokenSource.CreateLinkedTokenSource(stop);
        timer.CancelAfter(after);
        try
        {
            await process.WaitForExitAsync(timer.Token);
        }
        catch (OperationCanceledException)
        {
            // SIGKILL on Unix: no handler, no flush.
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }

        _ = await errors;
        var killed = process.ExitCode == 137 || process.ExitCode == -1;
        return new Remains(name, killed, await output);
    }
}
