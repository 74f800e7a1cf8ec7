using System.Diagnostics;
using MLKids.Bench;
using MLKids.Bench.Pages;

namespace MLKids.Studio.Tests.Stress;

/// <summary>A few rounds of the bench <c>studio-crash</c>: the whole program, killed while a child works.</summary>
[TestClass]
public sealed class KilledStudioTests
{
    private const int Kills = 3;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [TestMethod]
    public async Task Studio_KilledInUse_HasAllThatWasAnswered_AndLeavesNoWorker()
    {
        if (!OperatingSystem.IsLinux())
            Assert.Inconclusive("Skipped: looks for processes in /proc.");
        var folder = Directory.CreateTempSubdirectory("mlkids-killed").FullName;
        try
        {
            var random = new Random(7);
            var child = new BusyChild(random, folder);
            for (var round = 0; round <= Kills; round++)
            {
                using var studio = await StudioProcess.Start(Path.Combine(AppContext.BaseDirectory, "mlkids.dll"), folder);
                await using var page = await Visitor.Enter(studio.Entrance);
                if (round == 0)
                    await child.Begin(page);
                else
                {
                    var (losses, _) = await child.Look(page);
                    Assert.IsEmpty(losses, $"killed in: {child.Doing}\n{string.Join('\n', losses)}");
                }
                if (round == Kills)
                    break;
                var work = child.Work(page, CancellationToken.None);
                await Task.Delay(500 + random.Next(1500));
                var workers = studio.Children;
                studio.Kill();
                await work;
                var clock = Stopwatch.GetTimestamp();
                while (workers.Any(Linux.IsAlive) && Stopwatch.GetElapsedTime(clock) < Patience)
                    await Task.Delay(20);
                Assert.IsFalse(workers.Any(Linux.IsAlive), "a worker lives on");
            }

            Assert.IsGreaterThan(Kills, child.Done.Values.Sum(), "the child did next to nothing");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
