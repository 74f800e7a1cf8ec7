using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Packs.Tools.Inspecting;

/// <summary>A process that looks into a plugin. The inside is <see cref="Serve"/>; the outside starts it, and ends it when it takes too long.</summary>
/// <param name="start">The program and its first arguments, with the hidden command that calls <see cref="Serve"/>.</param>
/// <param name="patience">How long a plugin may take for one step, such as a menu.</param>
internal sealed class InspectionProcess((string File, IReadOnlyList<string> Arguments) start, TimeSpan patience)
{
    private const int LongestAnswer = 16 << 20, LongestErrors = 2000;
    private static readonly TimeSpan StartPatience = TimeSpan.FromMinutes(1);
    private const string Doing = "doing ", Found = "found ";

    /// <summary>The inside: says what it does and at last what it has found, one line each.</summary>
    public static void Serve(string folder)
    {
        // Whatever the plugin prints is no answer of ours.
        using var answers = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
        Console.SetOut(Console.Error);
        new Thread(EndWithParent) { IsBackground = true }.Start();
        var found = new PluginInspection(folder, TimeProvider.System, what => answers.WriteLine(Doing + what)).Run();
        answers.WriteLine(Found + JsonSerializer.Serialize(found));
    }

    // Who asked is gone when the input ends: a plugin that hangs must not outlive them.
    private static void EndWithParent()
    {
        using var input = Console.OpenStandardInput();
        while (input.ReadByte() >= 0)
        {
        }

        Process.GetCurrentProcess().Kill();
    }

    /// <summary>The outside. A plugin that hangs or breaks is a finding, not a failure.</summary>
    public async Task<InspectedPlugin> Inspect(string folder, CancellationToken stopped)
    {
        using var process = Process.Start(new ProcessStartInfo(start.File, [.. start.Arguments, folder])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (doing, found, errors) = ("starting", (string?)null, new StringBuilder());
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stopped);
        limit.CancelAfter(StartPatience);
        try
        {
            var reading = Task.WhenAll(Answers(), Errors());
            await reading.WaitAsync(limit.Token);
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException) when (!stopped.IsCancellationRequested)
        {
            return Ended(FormattableString.Invariant($"did not come to an end within {patience.TotalSeconds:0} seconds"));
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        return found is null
            ? Ended($"ended its process (exit code {process.ExitCode})")
            : JsonSerializer.Deserialize<InspectedPlugin>(found)!;

        async Task Answers()
        {
            while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
                if (line.StartsWith(Doing, StringComparison.Ordinal))
                {
                    doing = line[Doing.Length..];
                    limit.CancelAfter(patience);
                }
                else if (line.StartsWith(Found, StringComparison.Ordinal) && line.Length < LongestAnswer)
                {
                    found = line[Found.Length..];
                }
        }

        async Task Errors()
        {
            var some = new char[1024];
            while (await process.StandardError.ReadAsync(some, limit.Token) is > 0 and var count)
                if (errors.Length < LongestErrors)
                    errors.Append(some, 0, Math.Min(count, LongestErrors - errors.Length));
        }

        InspectedPlugin Ended(string how) => new()
        {
            Mistakes =
            [
                new Diagnostic(CheckCodes.DidNotEnd, Severity.Error, "This extension stopped while it was looked at.", $"The plugin {how} while {doing}.{(errors.Length == 0 ? "" : $" It said: {FirstLine(errors)}")}")
                {
                    Hint = "Constructors, OnLoad and menus must answer at once: start nothing there that takes long or has no end.",
                },
            ],
        };
    }

    private static string FirstLine(StringBuilder text) => text.ToString().Split('\n', 2)[0].Trim();
}
