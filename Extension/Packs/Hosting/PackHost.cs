using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MLKids.Packs.Hosting;

/// <summary>Makes this process one that runs a plugin (<see cref="PackServer"/>) until the process that started it is gone.</summary>
internal static class PackHost
{
    /// <summary>The hidden command.</summary>
    public const string Name = "pack-host";

    /// <summary>What the plugin may do once nobody is there any more.</summary>
    private static readonly TimeSpan LastPatience = TimeSpan.FromSeconds(1);

    public static int Run()
    {
        // Without memory no thread can be trusted to go on, or even to say so: the environment reads it from the last words.
        AppDomain.CurrentDomain.FirstChanceException += (_, e) =>
        {
            if (e.Exception is OutOfMemoryException)
                Environment.FailFast("Out of memory.");
        };

        // Ctrl+C in the terminal reaches children too; they end when the environment does.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var (input, output) = (Console.OpenStandardInput(), Console.OpenStandardOutput());
        // The pipes are the environment's: what a plugin prints goes where its author finds it, and it has nothing to read.
        Console.SetOut(Console.Error);
        Console.SetIn(TextReader.Null);
        StepBack();
        using (var server = new PackServer(input, output, EndSoon))
            server.Run();
        End();
        return 0;
    }

    /// <summary>A plugin that hangs, or threads of its own, keep no process alive.</summary>
    private static void EndSoon() => new Timer(_ => End()).Change(LastPatience, Timeout.InfiniteTimeSpan);

    private static void End()
    {
        using var self = Process.GetCurrentProcess();
        self.Kill();
    }

    /// <summary>When memory runs out, the operating system takes this process, not the environment.</summary>
    private static void StepBack()
    {
        try
        {
            if (OperatingSystem.IsLinux())
                File.WriteAllText("/proc/self/oom_score_adj", "500");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A courtesy.
        }
    }
}
