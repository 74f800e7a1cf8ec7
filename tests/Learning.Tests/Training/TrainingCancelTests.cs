using MLKids.Learning.Tests.Examples;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Training;

[TestClass]
public sealed class TrainingCancelTests
{
    /// <summary>Stops at every kind of moment: by progress event number, so that it does not depend on the machine's speed.</summary>
    [TestMethod]
    public void Cancel_AtManyMoments_KeepsTheEarlierModelOrFinishes()
    {
        using var fixture = new TrainingFixture();
        fixture.Add("left", 12, -1);
        fixture.Add("right", 12, 1);
        var hash = fixture.Train().ModelHash;
        var moments = new HashSet<TrainingState>();
        for (var moment = 0; moment < 90; moment++)
        {
            // New features and another model each time, so that every phase has work and a swap would show.
            fixture.Featurizer = new PointFeaturizer(4, $"point-{moment}");
            var heard = 0;
            TrainingJob? job = null;
            var stopped = false;
            using var started = new ManualResetEventSlim();
            job = fixture.Service.Start(fixture.Request with
            {
                Seed = 100 + moment,
                Progress = new Heard<TrainingProgress>(progress =>
                {
                    // The very first is told before Start returns.
                    if (progress.State == TrainingState.Waiting)
                        return;
                    started.Wait();
                    if (heard++ != moment)
                        return;
                    moments.Add(progress.State);
                    stopped = job!.Cancel();
                }),
            });
            started.Set();
            try
            {
                hash = TrainingFixture.Wait(job).ModelHash;
                Assert.AreEqual(TrainingState.Finished, job.State);
                Assert.IsFalse(stopped, "what was cancelled does not finish");
            }
            catch (OperationCanceledException)
            {
                Assert.IsTrue(stopped);
                Assert.AreEqual(TrainingState.Cancelled, job.State);
            }

            Assert.IsTrue(job.Ended.Wait(10_000));
            Assert.AreEqual(hash, fixture.Store.Get(fixture.Model.Id).Hash, $"moment {moment}");
        }

        foreach (var state in new[] { TrainingState.Preparing, TrainingState.Learning, TrainingState.Checking, TrainingState.Saving })
            Assert.Contains(state, moments);
    }

    [TestMethod]
    public void Cancel_TrainerThatDoesNotListen_EndsAnywayAndSavesNothing()
    {
        using var fixture = new TrainingFixture();
        fixture.Add("left", 5, -1);
        fixture.Add("right", 5, 1);
        var hash = fixture.Train().ModelHash;
        using var hold = new ManualResetEventSlim();
        using var inside = new ManualResetEventSlim();
        fixture.Trainer.OnRound = (_, _) =>
        {
            inside.Set();
            hold.Wait(CancellationToken.None);
        };
        var job = fixture.Service.Start(fixture.Request with { Seed = 5 });
        Assert.IsTrue(inside.Wait(10_000));
        Assert.IsTrue(job.Cancel());
        Assert.Throws<OperationCanceledException>(() => TrainingFixture.Wait(job));
        Assert.IsFalse(job.Ended.IsCompleted);

        // The next training need not wait for the one that hangs.
        fixture.Trainer.OnRound = null;
        var second = fixture.Train(fixture.Request with { Seed = 6 }).ModelHash;
        hold.Set();
        Assert.IsTrue(job.Ended.Wait(10_000));
        Assert.AreEqual(TrainingState.Cancelled, job.State);
        Assert.AreEqual(second, fixture.Store.Get(fixture.Model.Id).Hash);
        Assert.AreNotEqual(hash, second);
    }

    [TestMethod]
    public void Cancel_ByManyThreads_EndsOnce()
    {
        using var fixture = new TrainingFixture();
        fixture.Add("left", 5, -1);
        fixture.Add("right", 5, 1);
        using var inside = new ManualResetEventSlim();
        fixture.Trainer.OnRound = (_, cancellation) =>
        {
            inside.Set();
            cancellation.WaitHandle.WaitOne();
        };
        var job = fixture.Service.Start(fixture.Request);
        Assert.IsTrue(inside.Wait(10_000));
        Parallel.For(0, 20, _ => job.Cancel());
        Assert.Throws<OperationCanceledException>(() => TrainingFixture.Wait(job));
        Assert.IsFalse(job.Cancel());
    }

    [TestMethod]
    public void Project_ClosedWhileTraining_EndsTheJob()
    {
        using var fixture = new TrainingFixture();
        fixture.Add("left", 5, -1);
        fixture.Add("right", 5, 1);
        using var hold = new ManualResetEventSlim();
        using var inside = new ManualResetEventSlim();
        fixture.Trainer.OnRound = (_, _) =>
        {
            inside.Set();
            hold.Wait(CancellationToken.None);
        };
        var job = fixture.Service.Start(fixture.Request);
        Assert.IsTrue(inside.Wait(10_000));
        fixture.Project.Dispose();
        hold.Set();
        Throws.Learning(LearningCodes.TrainingFailed, () => TrainingFixture.Wait(job));
    }
}
