using System.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;

namespace MLKids.Bench;

/// <summary>Damaged project files: each is refused with a reason or opened and run for some frames; none crashes or hangs.</summary>
internal sealed class DamageBench(BenchOptions options, Report report)
{
    private const int Files = 10_000;
    private const int Seed = 2026;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan StopSign = TimeSpan.FromSeconds(1);

    public async Task Run()
    {
        var folder = Path.GetFullPath(Path.Combine(options.Data, "..", "scratch"));
        if (!Directory.Exists(folder))
        {
            report.Line($"Skipped: no Scratch projects at {folder}.");
            return;
        }

        var blocks = BlockSet.Discover(StandardPacks.All);
        var originals = Directory.GetFiles(folder, "*.sb3", SearchOption.AllDirectories).Order().Select(File.ReadAllBytes).ToList();
        var random = new Random(Seed);
        var (opened, refused, stopped, findings, failures, longest) = (0, 0, 0, 0, new List<string>(), TimeSpan.Zero);
        for (var i = 0; i < Files; i++)
        {
            var content = Mutations.Of(originals[random.Next(originals.Count)], i, random);
            var clock = Stopwatch.StartNew();
            try
            {
                var project = ProjectReader.Read(content, _ => Interlocked.Increment(ref findings));
                opened++;
                var runner = new ProgramRunner(project, blocks, new RunOptions { Time = new VirtualTime(), TimeLimit = TimeSpan.FromSeconds(0.3), Emit = (EmitMode)(i % 3) });
                runner.Reported += _ => Interlocked.Increment(ref findings);
                // Some of the originals are long computations: then the stop sign must end them.
                using var stop = new CancellationTokenSource(StopSign);
                await runner.Run(stop.Token);
                stopped += stop.IsCancellationRequested ? 1 : 0;
            }
            catch (ProjectException)
            {
                refused++;
            }
            catch (Exception e)
            {
                failures.Add($"file {i}: {e.GetType().Name}: {e.Message}");
            }

            longest = clock.Elapsed > longest ? clock.Elapsed : longest;
        }

        report.Table(
            $"{Files:N0} damaged .sb3 files, seed {Seed}, each opened and run for 0.3 s of the program's time",
            ["opened and run", "of these stopped after 1 s", "refused", "findings reported", "crashed", "longest ms", "verdict"],
            [[opened, stopped, refused, findings, failures.Count, $"{longest.TotalMilliseconds:0}", report.Verdict(failures.Count == 0 && longest < Limit)]]);
        foreach (var failure in failures.Take(10))
            report.Line(failure);
    }
}
