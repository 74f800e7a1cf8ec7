using MLKids.Packs.Processes;
using System.CommandLine;
using System.Diagnostics;
using System.Runtime.InteropServices;
using MLKids.Studio.CommandLine;

namespace MLKids.Studio.Training;

/// <summary><c>mlkids worker</c>: the process that trains, started by the Studio, never by a person.</summary>
internal static class WorkerCommand
{
    public const string Name = "worker";

    public static Command Create()
    {
        var command = new Command(Name, "Trains for the Studio: orders come in on standard input.") { Hidden = true };
        command.SetAction(_ => Run());
        return command;
    }

    private static int Run()
    {
        StepBack();

        // Without memory no thread can be trusted to go on, or even to say so: the Studio reads it from the last words.
        AppDomain.CurrentDomain.FirstChanceException += (_, e) =>
        {
            if (e.Exception is OutOfMemoryException)
                Environment.FailFast("Out of memory.");
        };

        // Ctrl+C in the Studio's terminal reaches its children too; they end when the Studio does.
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
        var words = Console.OpenStandardOutput();
        Console.SetOut(Console.Error);
        using var shop = new WorkerShop(new LineReader(Console.OpenStandardInput(), WorkerJson.LongestLine), words);
        shop.Run();
        return ExitCodes.Fine;
    }

    /// <summary>Page and stage go first; and when memory runs out, the operating system takes this process, not the Studio.</summary>
    private static void StepBack()
    {
        try
        {
            using var self = Process.GetCurrentProcess();
            self.PriorityClass = ProcessPriorityClass.BelowNormal;
            if (OperatingSystem.IsLinux())
                File.WriteAllText("/proc/self/oom_score_adj", "500");
        }
        catch (Exception error) when (error is System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
        {
            // A courtesy; training works without.
        }
    }
}
