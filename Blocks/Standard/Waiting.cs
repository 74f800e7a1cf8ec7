using MLKids.Blocks.Contracts;

namespace MLKids.Blocks.Standard;

/// <summary>What blocks wait for.</summary>
internal static class Waiting
{
    // A timer's own limit (some 24 days).
    private const double LongestSeconds = int.MaxValue / 1000;

    /// <summary>Ends after so many seconds of the project's clock; negative counts as 0.</summary>
    public static Task Seconds(double seconds, TimeProvider time, CancellationToken stopped) =>
        Task.Delay(TimeSpan.FromSeconds(Math.Clamp(seconds, 0, LongestSeconds)), time, stopped);

    /// <summary>Ends when all these scripts have: at once if there are none, and within the frame if they end in it.</summary>
    public static IEnumerator<Pause> For(IReadOnlyList<IStartedScript> scripts)
    {
        while (scripts.Any(s => s.IsRunning))
            yield return scripts.Any(s => s.CanRunThisFrame) ? Pause.Turn : Pause.Frame;
    }
}
