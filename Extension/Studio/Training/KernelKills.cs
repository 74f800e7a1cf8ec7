using System.Globalization;

namespace MLKids.Studio.Training;

/// <summary>Counts the processes that Linux has killed because memory ran out, of the computer or of a container.</summary>
internal static class KernelKills
{
    private const string File = "/proc/vmstat", Name = "oom_kill ";

    /// <summary>Kills since the computer started; null where nobody counts.</summary>
    public static long? Count()
    {
        try
        {
            return System.IO.File.Exists(File)
                && System.IO.File.ReadLines(File).FirstOrDefault(line => line.StartsWith(Name, StringComparison.Ordinal)) is { } line
                && long.TryParse(line.AsSpan(Name.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
                    ? count
                    : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
