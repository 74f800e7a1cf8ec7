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

    /// <summary>Resident memory of a process in MB.</summary>
    public static double MemoryMB(int process) => Status("VmRSS:", $"{process}");

    /// <summary>Open files, sockets and other handles of this process.</summary>
    public static int Handles() => Directory.GetFileSystemEntries("/proc/self/fd").Length;

    /// <summary>Threads of this process.</summary>
    public static int Threads() => Directory.GetDirectories("/proc/self/task").Length;

    /// <summary>Processes that a process started, and those that they started.</summary>
    public static IReadOnlyList<int> Descendants(int process)
    {
        var parents = new Dictionary<int, int>();
        foreach (var folder in Directory.GetDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(folder), out var id) && Parent(id) is { } parent)
                parents[id] = parent;
        List<int> found = [process];
        for (var i = 0; i < found.Count; i++)
            found.AddRange(parents.Where(p => p.Value == found[i]).Select(p => p.Key));
        return found[1..];
    }

    /// <summary>A process that has not ended (one that nobody has collected has).</summary>
    public static bool IsAlive(int process) => Parent(process) is not null;

    private static int? Parent(int process)
    {
        try
        {
            var stat = File.ReadAllText($"/proc/{process}/stat");
            var rest = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return rest[0] is "Z" or "X" ? null : int.Parse(rest[1], CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static double Status(string name, string process = "self")
    {
        if (!File.Exists("/proc/self/status"))
            return Environment.WorkingSet / 1048576.0;
        var line = File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(name, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1024;
    }
}
