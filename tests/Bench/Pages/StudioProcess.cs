using System.Diagnostics;
using System.Globalization;

namespace MLKids.Bench.Pages;

/// <summary>The studio as a process of its own, as a person starts it, in a folder of projects.</summary>
internal sealed class StudioProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Process _process;

    private StudioProcess(Process process) => _process = process;

    /// <summary>The address that lets in.</summary>
    public Uri Entrance { get; private set; } = null!;

    /// <summary>The class's door, or null.</summary>
    public Uri? Door { get; private set; }

    /// <summary>The class's code.</summary>
    public string Code { get; private set; } = "";

    /// <summary>From the start of the process until it said its address.</summary>
    public TimeSpan Took { get; private set; }

    /// <summary>Resident memory in MB.</summary>
    public double MemoryMB => Linux.MemoryMB(_process.Id);

    /// <summary>Processes that it started, and those that they started.</summary>
    public IReadOnlyList<int> Children => Linux.Descendants(_process.Id);

    public static async Task<StudioProcess> Start(string program, string folder, bool isClass = false)
    {
        string[] words = program.EndsWith(".dll", StringComparison.Ordinal) ? ["dotnet", program] : [program];
        var start = new ProcessStartInfo(words[0], [.. words[1..], "--no-browser", "--port", "0", "--projects", folder, .. isClass ? (string[])["--class", "--address", "127.0.0.1"] : []])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var clock = Stopwatch.GetTimestamp();
        var studio = new StudioProcess(Process.Start(start)!);
        try
        {
            _ = studio._process.StandardError.ReadToEndAsync();
            using var patience = new CancellationTokenSource(Patience);
            while (await studio._process.StandardOutput.ReadLineAsync(patience.Token) is { } line)
            {
                var said = line[(line.IndexOf(':') + 1)..].Trim();
                if (line.StartsWith("The studio is open", StringComparison.Ordinal))
                    (studio.Entrance, studio.Took) = (new Uri(said), Stopwatch.GetElapsedTime(clock));
                else if (line.StartsWith("The class joins", StringComparison.Ordinal))
                    studio.Door = new Uri("https://" + said.Split(' ')[0]);
                else if (line.StartsWith("with the code", StringComparison.Ordinal))
                    studio.Code = said;
                else if (line.Contains("Ctrl+C", StringComparison.Ordinal))
                    return studio;
            }

            throw new InvalidOperationException($"The studio ended with {studio._process.ExitCode} before it said its address.");
        }
        catch
        {
            studio.Dispose();
            throw;
        }
    }

    /// <summary>SIGKILL, to it alone: no handler, no flush, no word to its children.</summary>
    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            Kill();
        _process.Dispose();
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"studio {_process.Id} at {Entrance}");
}
