using System.Diagnostics;
using System.Runtime.InteropServices;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;
using MLKids.Studio.Training;
using static MLKids.Studio.Tests.Training.WorkerTrainingTests;

namespace MLKids.Studio.Tests.Training;

/// <summary>Processes that end in every bad way: the Studio goes on, the project is whole, the earlier model answers, and the words help.</summary>
[TestClass]
[DoNotParallelize]
public sealed partial class WorkerDeathTests
{
    private const int SigStop = 19, SigKill = 9;

    [TestMethod]
    public void Kill_TenTimesAtManyMoments_LeavesProjectHostAndModelWhole()
    {
        using var place = new WorkerPlace();
        var workers = place.Workers();
        var hash = WorkerPlace.Wait(workers.For("ann").Start(place.Request)).ModelHash;
        var ends = new List<string>();
        for (var round = 0; round < 10; round++)
        {
            place.AddPhotos(4, 100 * (round + 1));
            var examples = place.Project.Examples.CountByLabel(place.Model.Id).Sum(l => l.Count);
            var heard = 0;
            var moment = round;
            var job = workers.For("ann").Start(place.Request with
            {
                Seed = round + 2,
                Progress = new Heard(p =>
                {
                    if (p.State is > TrainingState.Waiting and <= TrainingState.Saving && heard++ == moment)
                        Array.ForEach(Children(), id => Kill(id, SigKill));
                }),
            });
            try
            {
                hash = WorkerPlace.Wait(job).ModelHash;
                ends.Add("finished");
            }
            catch (LearningException error)
            {
                Assert.AreEqual(LearningCodes.WorkerEnded, error.Code, error.Message);
                Assert.Contains("exit code 137", error.Message);
                Assert.AreSame(error, job.Error);
                ends.Add("killed");
            }

            Assert.AreEqual(hash, place.Hash, $"round {round}");
            Assert.IsEmpty(place.Project.CheckIntegrity());
            Assert.AreEqual(examples, place.Project.Examples.CountByLabel(place.Model.Id).Sum(l => l.Count));
        }

        Assert.IsGreaterThan(5, ends.Count(e => e == "killed"), string.Join(' ', ends));
        WorkerPlace.Wait(workers.For("ann").Start(place.Request));
    }

    [TestMethod]
    public void Memory_WithATinyLimit_SaysSoWithFactsAndOffersTheSimplifiedModel()
    {
        using var place = new WorkerPlace();
        var hash = WorkerPlace.Wait(place.Workers().For("ann").Start(place.Request)).ModelHash;
        var tiny = place.Workers(WorkerPlace.Limits with { MemoryBytes = 24 << 20 });
        var error = Fails(LearningCodes.OutOfMemory, tiny.For("ann").Start(place.Request));
        Assert.AreEqual("The computer ran out of memory while learning. Try the simplified model.", error.ChildSentence);
        Assert.Contains("limit 24 MB", error.Message);
        Assert.Contains("16 examples", error.Message);
        Assert.AreEqual(hash, place.Hash);
        error = Fails(LearningCodes.OutOfMemory, tiny.For("ann").Start(place.Request with { Preset = Preset.Simplified }));
        Assert.Contains("fewer examples", error.ChildSentence);
    }

    /// <summary>Managed memory that is too small is said by the process itself, or by its runtime's last words.</summary>
    [TestMethod]
    [DataRow(1)]
    public void Memory_ManagedTooSmall_IsKnownAsSuch(int megabytes)
    {
        using var place = new WorkerPlace(1);
        var story = place.Project.Models.Add("story", ModelKind.Text);
        var home = place.Project.Labels.GetOrAdd(story.Id, ModelKind.Text.HomeLabel());
        var random = new Random(5);
        place.Project.Examples.AddMany([.. Enumerable.Range(0, 100).Select(_ => new NewExample(
            home.Id, System.Text.Encoding.UTF8.GetBytes(string.Join(' ', Enumerable.Range(0, 2000).Select(_ => $"w{random.Next(6000)}")))))]);
        using var process = WorkerProcess.Start(megabytes << 20);
        process.Send(new WorkerOrder { Train = new(place.Project.Path, story.Id, Preset.Accurate, "", 1, TrainingBudget.Default, 0, null) });
        using var patience = new Timer(_ => process.Kill(), null, 30_000, Timeout.Infinite);
        WorkerWord? word;
        while ((word = process.Read()) is { Error: null, Progress: not { State: TrainingState.Saving } })
        {
        }

        var (code, errors) = word is null ? process.End() : (null, "");
        Console.WriteLine($"{word?.Error} {code} {errors}");
        Assert.IsTrue(word?.Error?.Code == LearningCodes.OutOfMemory || new WorkerEnd(code, errors, 0, 80).SpeaksOfMemory, $"{word?.Error} {code} {errors}");
        Assert.IsNull(place.Models.Find(story.Id));
    }

    [TestMethod]
    public void Silence_OfAStoppedProcess_IsEndedAndExplained()
    {
        using var place = new WorkerPlace();
        var workers = place.Workers(WorkerPlace.Limits with { Silence = TimeSpan.FromSeconds(1.5) });
        var stopped = 0;
        var job = workers.For("ann").Start(place.Request with
        {
            Progress = WorkerPlace.On(TrainingState.Preparing, p =>
            {
                if (p.Done > 0 && stopped++ == 0)
                    Array.ForEach(Children(), id => Kill(id, SigStop));
            }),
        });
        Fails(LearningCodes.WorkerSilent, job);
        Assert.IsEmpty(Children());
        WorkerPlace.Wait(workers.For("ann").Start(place.Request));
    }

    /// <summary>The Studio's end of the pipe closes when the Studio dies, however it dies.</summary>
    [TestMethod]
    public void Studio_Gone_TheProcessEndsWithinTwoSecondsAndSavesNothing()
    {
        using var place = new WorkerPlace(40);
        using var process = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "mlkids.dll"), "worker"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        process.StandardInput.BaseStream.Write(WorkerJson.Line(new WorkerOrder
        {
            Train = new(place.Project.Path, place.Model.Id, Preset.Accurate, "", 1, TrainingBudget.Default, 0, null),
        }));
        process.StandardInput.BaseStream.Flush();
        while (WorkerJson.Word(System.Text.Encoding.UTF8.GetBytes(process.StandardOutput.ReadLine()!))?.Progress is not { State: TrainingState.Preparing, Done: > 0 })
        {
        }

        process.StandardInput.Close();
        Assert.IsTrue(process.WaitForExit(2000));
        Assert.IsNull(place.Hash);
        Assert.IsEmpty(place.Project.CheckIntegrity());
    }

    [TestMethod]
    public void Studio_ThatNeverAgrees_NothingIsSaved()
    {
        using var place = new WorkerPlace(4);
        var process = WorkerProcess.Start(512 << 20);
        process.Send(new WorkerOrder { Train = new(place.Project.Path, place.Model.Id, Preset.Simplified, "", 1, TrainingBudget.Default, 0, null) });
        while (process.Read()?.Progress is not { State: TrainingState.Saving })
        {
        }

        Assert.IsFalse(SpinWait.SpinUntil(() => place.Hash is not null, 500));
        process.Dispose();
        Assert.IsNull(place.Hash);
    }

    [TestMethod]
    public void Ready_ProcessThatWasKilled_IsReplaced()
    {
        using var place = new WorkerPlace();
        var workers = place.Workers();
        workers.Prepare(ModelKind.Pictures);
        Array.ForEach(Children(), id => Kill(id, SigKill));
        Eventually(() => Children().Length == 0);
        WorkerPlace.Wait(workers.For("ann").Start(place.Request));
    }

    [TestMethod]
    public void Workers_DisposedWhileTraining_TheTrainingEndsAndTheProjectIsWhole()
    {
        using var place = new WorkerPlace(30);
        var workers = place.Workers();
        using var inside = new ManualResetEventSlim();
        var job = workers.For("ann").Start(place.Request with { Progress = WorkerPlace.On(TrainingState.Preparing, p => inside.Set()) });
        Assert.IsTrue(inside.Wait(10_000));
        workers.Dispose();
        Assert.ThrowsExactly<LearningException>(() => WorkerPlace.Wait(job));
        Assert.IsEmpty(Children());
        Assert.IsEmpty(place.Project.CheckIntegrity());
    }

    private static LearningException Fails(string code, TrainingJob job)
    {
        var error = Assert.ThrowsExactly<LearningException>(() => WorkerPlace.Wait(job));
        Assert.AreEqual(code, error.Code, error.Message);
        Assert.IsLessThanOrEqualTo(12, error.ChildSentence.Split(' ').Length, error.ChildSentence);
        Assert.AreEqual(TrainingState.Failed, job.State);
        return error;
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);

    private sealed class Heard(Action<TrainingProgress> hear) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => hear(value);
    }
}
