using MLKids.Learning.Examples;
using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Training;

/// <summary>What a job promises whoever does its work, and however badly.</summary>
[TestClass]
public sealed class TrainingWorkerTests : IDisposable
{
    private readonly TrainingFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [TestMethod]
    public void Work_ThatTellsAndReturns_IsWhatTheJobShows()
    {
        var report = Trained();
        var job = Start((_, running) =>
        {
            Assert.AreEqual(_fixture.Model, running.Model);
            running.Tell(TrainingState.Learning, 0.4, "learning", 0.7);
            running.Tell(TrainingState.Learning, 0.3, "still");
            running.AddLoss(new LossPoint(1, 0.7));
            return report;
        }, out var told);
        Assert.AreSame(report, TrainingFixture.Wait(job));
        CollectionAssert.AreEqual(new[] { 0, 0.4, 0.4, 1 }, told.Select(p => p.Done).ToArray(), "never back");
        Assert.AreEqual(0.7, told[2].Loss);
        Assert.AreEqual(new LossPoint(1, 0.7), job.LossHistory.Single());
    }

    [TestMethod]
    public void Work_AfterCancel_IsToldToSaveNothing()
    {
        Trained();
        using var inside = new ManualResetEventSlim();
        var saved = false;
        var job = Start((_, running) =>
        {
            inside.Set();
            running.Over.Wait(CancellationToken.None);
            running.Tell(TrainingState.Saving, 1, "saving");
            saved = true;
            return null!;
        }, out _);
        Assert.IsTrue(inside.Wait(10_000));
        Assert.IsTrue(job.Cancel());
        Assert.Throws<OperationCanceledException>(() => TrainingFixture.Wait(job));
        Assert.IsTrue(job.Ended.Wait(10_000));
        Assert.IsFalse(saved);
    }

    [TestMethod]
    public void Work_OnceSaving_CannotBeCancelled()
    {
        var report = Trained();
        TrainingJob? job = null;
        using var started = new ManualResetEventSlim();
        job = Start((_, running) =>
        {
            started.Wait(CancellationToken.None);
            running.Tell(TrainingState.Saving, 0.9, "saving");
            Assert.IsFalse(job!.Cancel());
            return report;
        }, out _);
        started.Set();
        Assert.AreSame(report, TrainingFixture.Wait(job));
    }

    [TestMethod]
    public void Work_ThatThrowsAnything_FailsWithACode()
    {
        Trained();
        Throws.Learning(LearningCodes.TrainingFailed, () => TrainingFixture.Wait(Start((_, _) => throw new ArithmeticException("odd"), out _)));
        Throws.Learning(LearningCodes.OutOfMemory, () => TrainingFixture.Wait(Start((_, _) => throw new InsufficientMemoryException(), out _)));
        Throws.Learning(LearningCodes.WorkerEnded, () => TrainingFixture.Wait(Start((_, _) => throw new LearningException(LearningCodes.WorkerEnded, "Please try again.", "gone"), out _)));

        // A cancellation that nobody asked for is a failure, not an end without a reason.
        Throws.Learning(LearningCodes.TrainingFailed, () => TrainingFixture.Wait(Start((_, _) => throw new OperationCanceledException(), out _)));
        TrainingFixture.Wait(Start((_, _) => _fixture.Store.Get(_fixture.Model.Id).Report, out _));
    }

    [TestMethod]
    public void Work_OnAReadOnlyProject_IsNotAskedFor()
    {
        Trained();
        using var folder = new TempFolder();
        _fixture.Project.SaveCopyTo(folder.File("a"));
        using var project = ProjectFile.Open(folder.File("a"), readOnly: true);
        var asked = false;
        var service = new TrainingService(new Worker((_, _) =>
        {
            asked = true;
            return null!;
        }));
        Throws.Learning(LearningCodes.CannotWrite, () => TrainingFixture.Wait(service.Start(_fixture.Request with { Project = project })));
        Assert.IsFalse(asked);
    }

    private TrainingReport Trained()
    {
        _fixture.Add("left", 5, -1);
        _fixture.Add("right", 5, 1);
        return _fixture.Train();
    }

    private TrainingJob Start(Func<TrainingRequest, IRunningTraining, TrainingReport> work, out List<TrainingProgress> told)
    {
        told = [];
        return new TrainingService(new Worker(work)).Start(_fixture.Request with { Progress = new Heard<TrainingProgress>(told.Add) });
    }

    private sealed class Worker(Func<TrainingRequest, IRunningTraining, TrainingReport> work) : ITrainingWorker
    {
        public TrainingReport Work(TrainingRequest request, IRunningTraining running) => work(request, running);
    }
}
