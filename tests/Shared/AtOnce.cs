using System.Collections.Concurrent;

namespace MLKids.Tests;

/// <summary>Cases of one test that mostly wait, for clocks or other processes: several at the same time, all failures together.</summary>
internal static class AtOnce
{
    public static async Task All<T>(IEnumerable<T> cases, Func<T, Task> test, Func<T, string> name)
    {
        var failures = new ConcurrentQueue<string>();
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = 6 }, async (one, _) =>
        {
            try
            {
                await test(one);
            }
            catch (Exception e)
            {
                failures.Enqueue($"{name(one)}: {e.Message}");
            }
        });
        Assert.IsEmpty(failures, string.Join("\n\n", failures));
    }
}
