using System.Globalization;

namespace MLKids.Learning.Device;

/// <summary>How much memory this program may use.</summary>
internal static class MemoryLimit
{
    /// <summary>Version 2 writes "max" and version 1 a number near 2^63 where there is no limit.</summary>
    private const long NoLimit = 1L << 50;

    private const string Root = "/sys/fs/cgroup";

    /// <summary>The smallest of the computer's memory, what .NET may use, and the limits of the control groups around this process.</summary>
    internal static long? Bytes() => Smallest(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes, CgroupLimit(Root, "/proc/self/cgroup"));

    /// <summary>The tightest limit from this process's group up to the root; null where there is none.</summary>
    /// <param name="root">Where control groups are mounted.</param>
    /// <param name="membership">The file that names this process's groups.</param>
    internal static long? CgroupLimit(string root, string membership)
    {
        long? least = null;
        foreach (var line in ReadLines(membership).Append("0::/"))
        {
            // hierarchy : controllers : path; version 2 has hierarchy 0 and no controllers.
            var parts = line.Split(':', 3);
            if (parts.Length < 3)
                continue;
            var second = parts[0] == "0" && parts[1].Length == 0;
            if (!second && !parts[1].Split(',').Contains("memory"))
                continue;
            var top = second ? root : Path.Combine(root, "memory");
            var file = second ? "memory.max" : "memory.limit_in_bytes";
            for (var path = parts[2].Trim('/'); ; path = Path.GetDirectoryName(path) ?? "")
            {
                least = Smallest(least, ReadLimit(Path.Combine(top, path, file)));
                if (path.Length == 0)
                    break;
            }
        }
        return least;
    }

    private static long? ReadLimit(string file) =>
        ReadLines(file) is [var first, ..] && long.TryParse(first.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes) && bytes is > 0 and < NoLimit
            ? bytes : null;

    private static string[] ReadLines(string file)
    {
        try
        {
            return File.Exists(file) ? File.ReadAllLines(file) : [];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static long? Smallest(long? a, long? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);
}
