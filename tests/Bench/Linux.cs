using System.Globalization;

namespace MLKids.Bench;

/// <summary>What /proc tells.</summary>
internal static class Linux
{
    public static string CpuName() => File.Exists("/proc/cpuinfo")
        ? File.ReadLines("/proc/cpuinfo").FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal))?.Split(':')[1].Trim() ?? "unknown processor"
        : "unknown processor";

    public static string LoadAverage() => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    /// <summary>Largest resident set of this process so far, in MB (2^20 bytes).</summary>
    public static double PeakMB() => Status("VmHWM:");

    private static double Status(string name)
    {
        if (!File.Exists("/proc/self/status"))
            return Environment.WorkingSet / 1048576.0;
        var line = File.ReadLines("/proc/self/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
