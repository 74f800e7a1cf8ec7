using System.Diagnostics;
using System.Runtime.InteropServices;

namespace MLKids.Studio.Training;

/// <summary>How a process behaves that works for the Studio.</summary>
internal static class WorkingProcess
{
    /// <summary>Page and stage go first; and when memory runs out, the operating system takes this process, not the Studio.</summary>
    public static void StepBack()
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
            // A courtesy; work goes on without.
        }
    }

    /// <summary>Without memory no thread can be trusted to go on, or even to say so: the Studio reads it from the last words.</summary>
    public static void EndWithoutMemory() => AppDomain.CurrentDomain.FirstChanceException += (_, e) =>
    {
        if (e.Exception is OutOfMemoryException)
            Environment.FailFast("Out of memory.");
    };

    /// <summary>Ctrl+C in the Studio's terminal reaches its children too; they end when the Studio does.</summary>
    public static IDisposable OutliveInterrupt() => PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true);
}
