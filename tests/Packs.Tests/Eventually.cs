namespace MLKids.Packs.Tests;

/// <summary>Waits for what other processes do, as long as a loaded machine needs.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    public static async Task Is(Func<bool> condition, string what)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!condition())
        {
            Assert.IsLessThan(Patience, TimeProvider.System.GetElapsedTime(started), $"In vain: {what}");
            await Task.Delay(20);
        }
    }
}
