using System.Diagnostics;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Tests;
using static MLKids.Tests.Bricks;

namespace MLKids.Studio.Tests.Training;

/// <summary>Training in real processes: the same as in this one.</summary>
[TestClass]
[DoNotParallelize]
public sealed class WorkerTrainingTests
{
    [TestMethod]
    [DataRow("accurate")]
    [DataRow("simplified")]
    public void Train_InAProcess_GivesTheSameModelAndReportAsHere(string preset)
    {
        using var place = new WorkerPlace();
        var told = new List<TrainingProgress>();
        var request = place.Request with { Preset = Preset.Of(preset), Seed = 7, Reason = "because" };
        var job = place.Workers().For("ann").Start(request with { Progress = new Listener(told.Add) });
        var there = WorkerPlace.Wait(job);
        Assert.AreEqual(there.ModelHash, place.Hash);
        CollectionAssert.AreEqual(told.Select(p => p.Done).Order().ToArray(), told.Select(p => p.Done).ToArray(), "never back");
        CollectionAssert.AreEqual(
            new[] { TrainingState.Waiting, TrainingState.Preparing, TrainingState.Learning, TrainingState.Checking, TrainingState.Saving, TrainingState.Finished },
            told.Select(p => p.State).Distinct().ToArray());

        using var featurizers = new FeaturizerCatalog();
        var hereJob = new TrainingService(TrainerCatalog.All, featurizers.For).Start(request);
        var here = WorkerPlace.Wait(hereJob);
        CollectionAssert.AreEqual(hereJob.LossHistory.ToArray(), job.LossHistory.ToArray(), "every loss is told");
        TrainingReport Timeless(TrainingReport report) => report with { Date = default, Seconds = new Dictionary<string, double>(), PeakMemoryMB = 0 };
        Assert.AreEqual(Timeless(here).ToJson(), Timeless(there).ToJson());
        Assert.IsGreaterThan(30, there.PeakMemoryMB);
        Assert.AreNotEqual(here.PeakMemoryMB, there.PeakMemoryMB);
    }

    [TestMethod]
    public void Train_ATemporaryProjectAgainAndAgain_UsesTheReadyProcess()
    {
        using var place = new WorkerPlace(temporary: true);
        var workers = place.Workers();
        workers.Prepare(ModelKind.Pictures);
        var processes = Children();
        Assert.HasCount(1, processes);
        for (var round = 0; round < 3; round++)
        {
            WorkerPlace.Wait(workers.For("ann").Start(place.Request with { Seed = round }));
            CollectionAssert.AreEqual(processes, Children());
        }

        // A refusal does not cost the process; the earlier model stays.
        var hash = place.Hash;
        place.Project.Labels.Delete(place.Project.Labels.Of(place.Model.Id)[0].Id);
        Assert.AreEqual(LearningCodes.OneLabel, Assert.ThrowsExactly<LearningException>(() => WorkerPlace.Wait(workers.For("ann").Start(place.Request))).Code);
        CollectionAssert.AreEqual(processes, Children());
        Assert.AreEqual(hash, place.Hash);
        workers.Dispose();
        Assert.IsEmpty(Children());
    }

    [TestMethod]
    public void Idle_ForLong_TheProcessGoesAway()
    {
        using var place = new WorkerPlace();
        var workers = place.Workers(WorkerPlace.Limits with { Idle = TimeSpan.FromMilliseconds(200) });
        WorkerPlace.Wait(workers.For("ann").Start(place.Request));
        Eventually(() => Children().Length == 0);
        WorkerPlace.Wait(workers.For("ann").Start(place.Request));
        Eventually(() => Children().Length == 0);
    }

    [TestMethod]
    [DataRow(TrainingState.Preparing)]
    [DataRow(TrainingState.Learning)]
    [DataRow(TrainingState.Checking)]
    public void Cancel_InAnyPhase_EndsWithinHalfASecondAndKeepsTheEarlierModel(TrainingState phase)
    {
        using var place = new WorkerPlace();
        var workers = place.Workers();
        var hash = WorkerPlace.Wait(workers.For("ann").Start(place.Request)).ModelHash;
        place.AddPhotos(30, 100);
        using var inside = new ManualResetEventSlim();
        var job = workers.For("ann").Start(place.Request with { Seed = 9, Progress = WorkerPlace.On(phase, _ => inside.Set()) });
        Assert.IsTrue(inside.Wait(20_000));
        var start = Stopwatch.GetTimestamp();
        Assert.IsTrue(job.Cancel());
        Assert.Throws<OperationCanceledException>(() => WorkerPlace.Wait(job));
        Assert.IsLessThan(500, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        Assert.AreEqual((TrainingState.Cancelled, hash), (job.State, place.Hash));
        Assert.IsEmpty(Children());
        Assert.AreEqual(76, WorkerPlace.Wait(workers.For("ann").Start(place.Request)).Examples);
    }

    [TestMethod]
    public void Train_WhileExamplesComeAndGo_TellsThatTheModelIsOutOfDate()
    {
        using var place = new WorkerPlace(20);
        var added = 0;
        var job = place.Workers().For("ann").Start(place.Request with
        {
            Progress = WorkerPlace.On(TrainingState.Learning, _ =>
            {
                if (added++ == 0)
                    place.AddPhotos(2, 500);
            }),
        });
        Assert.AreEqual(40, WorkerPlace.Wait(job).Examples);
        Assert.IsTrue(place.Models.IsOutOfDate(place.Model.Id));
        place.Project.History.Undo();
        place.Project.History.Undo();
        Assert.IsFalse(place.Models.IsOutOfDate(place.Model.Id));
    }

    [TestMethod]
    public void Train_TwoOwnersWithOnePlace_OneWaitsAndSaysSo()
    {
        using var ann = new WorkerPlace(20);
        using var ben = new WorkerPlace(4);
        var workers = ann.Workers();
        var first = workers.For("ann").Start(ann.Request);
        Eventually(() => first.State > TrainingState.Waiting);
        var second = workers.For("ben").Start(ben.Request);
        Eventually(() => second.Progress.Text == "you are next");
        CollectionAssert.AreEqual(new[] { ("ann", (int?)null), ("ben", 0) }, workers.Status().Select(s => (s.Owner, s.Before)).ToArray());
        Assert.AreEqual(40, WorkerPlace.Wait(first).Examples);
        Assert.AreEqual(8, WorkerPlace.Wait(second).Examples);
        Assert.IsEmpty(workers.Status());
    }

    /// <summary>A program of blocks trains through the same door.</summary>
    [TestMethod]
    public async Task TrainBlock_InAProgram_TrainsInAProcess()
    {
        using var place = new WorkerPlace();
        var workers = place.Workers();
        var findings = new List<Diagnostic>();
        var says = new List<string>();
        using var bench = new Workbench(findings.Add, "simplified", trainer: workers.For("ann"));
        bench.Open(place.Project);
        var seen = 0;
        bench.Learning.Trained += (_, _) => seen = Math.Max(seen, Children().Length);
        var program = ProjectReader.Read(
            ProgramBuilder.Of(
                Say(new Node("ml_modelIs").With("MODEL", "shapes").With("STATUS", "ready")),
                new Node("ml_trainModelAndWait").With("MODEL", "shapes"),
                Say(new Node("ml_testAccuracy").With("MODEL", "shapes")),
                Say(new Node("ml_modelIs").With("MODEL", "shapes").With("STATUS", "ready"))).ToSb3(),
            findings.Add);
        var runner = new ProgramRunner(program, bench.DiscoverBlocks(), new RunOptions { Turbo = true, TimeLimit = TimeSpan.FromSeconds(40), OnFrame = bench.Tick });
        runner.Reported += findings.Add;
        runner.Happened += e =>
        {
            if (e.Kind == "say")
                says.Add(e.Value?.ToString() ?? "");
        };
        bench.Serve(runner, runner.Do);
        bench.Start();
        await runner.Run(CancellationToken.None);
        bench.Stop();
        Assert.IsEmpty(findings, string.Join("; ", findings));
        CollectionAssert.AreEqual(new[] { "false", "100", "true" }, says.Select(s => s.ToLowerInvariant()).ToArray());
        Assert.AreEqual(1, seen, "it was a process of its own");
        Assert.AreEqual(Preset.Simplified, place.Models.Get(place.Model.Id).Report.Preset);
    }

    internal static void Eventually(Func<bool> truth)
    {
        Assert.IsTrue(SpinWait.SpinUntil(truth, TimeSpan.FromSeconds(20)), "it never came true");
    }

    /// <summary>Ids of the worker processes of this one.</summary>
    internal static int[] Children() =>
    [
        .. Process.GetProcesses().Select(p => p.Id).Where(id =>
        {
            try
            {
                // Fields after the name in brackets: state, parent.
                var stat = File.ReadAllText($"/proc/{id}/stat");
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                return fields[0] != "Z" && int.Parse(fields[1], System.Globalization.CultureInfo.InvariantCulture) == Environment.ProcessId
                    && File.ReadAllText($"/proc/{id}/cmdline").TrimEnd('\0').EndsWith("\0worker", StringComparison.Ordinal);
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }).Order(),
    ];

    private sealed class Listener(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
