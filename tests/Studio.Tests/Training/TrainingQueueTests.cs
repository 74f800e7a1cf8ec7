using MLKids.Learning;
using MLKids.Learning.Training;
using MLKids.Studio.Training;

namespace MLKids.Studio.Tests.Training;

/// <summary>Turns, without any process: a clock that is turned by hand.</summary>
[TestClass]
public sealed class TrainingQueueTests
{
    private readonly HandClock _clock = new();

    [TestMethod]
    public void Enter_WithAFreePlace_RunsAtOnceAndIsToldNothing()
    {
        using var ticket = Queue(1).Enter("ann", "m");
        ticket.Wait(_ => Assert.Fail("told"), CancellationToken.None);
    }

    [TestMethod]
    public void Owners_WhoAskForMany_TakeTurnsWithOthers()
    {
        var queue = Queue(1, waiting: 5);
        var tickets = Enumerable.Range(1, 5).Select(i => queue.Enter("ann", $"ann {i}")).ToList();
        tickets.Add(queue.Enter("ben", "ben 1"));
        tickets.Add(queue.Enter("ben", "ben 2"));
        tickets.Add(queue.Enter("cem", "cem 1"));
        CollectionAssert.AreEqual(new[] { "ann 1", "ben 1", "cem 1", "ann 2", "ben 2", "ann 3", "ann 4", "ann 5" }, Played(queue, tickets));
    }

    [TestMethod]
    public void Owner_WithFreePlaces_HasOneTrainingAtATime()
    {
        var queue = Queue(3);
        using var first = queue.Enter("ann", "ann 1");
        using var second = queue.Enter("ann", "ann 2");
        using var other = queue.Enter("ben", "ben 1");
        CollectionAssert.AreEqual(new int?[] { null, null, 1 }, queue.Status().Select(s => s.Before).ToArray());
        first.Dispose();
        CollectionAssert.AreEqual(new int?[] { null, null }, queue.Status().Select(s => s.Before).ToArray());
    }

    /// <summary>What is said to come before is what does come before, whoever waits how often.</summary>
    [TestMethod]
    public void Before_OfRandomQueues_IsTheNumberOfThoseThatStartEarlier()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var queue = Queue(1, waiting: 20);
            var tickets = Enumerable.Range(0, random.Next(1, 15)).Select(i => queue.Enter($"child {random.Next(4)}", $"{i}")).ToList();
            var promised = queue.Status().Where(s => s.Before is not null).ToDictionary(s => s.Model, s => s.Before!.Value);
            var own = tickets[0].Owner;
            var played = Played(queue, tickets);
            foreach (var (model, before) in promised)
            {
                // The running training counts for its owner only: the others wait for a place, not for that child.
                var counted = tickets.Single(t => t.Status(null).Model == model).Owner == own ? 0 : 1;
                Assert.AreEqual(played.IndexOf(model) - counted, before, $"seed {seed}, {model} of {string.Join(' ', played)}");
            }
        }
    }

    [TestMethod]
    public async Task Wait_WhileOthersEnd_TellsEachStepAndEnds()
    {
        var queue = Queue(1);
        var (first, second, third) = (queue.Enter("ann", "a"), queue.Enter("ben", "b"), queue.Enter("cem", "c"));
        var told = new System.Collections.Concurrent.BlockingCollection<int>();
        var waiting = Task.Run(() => third.Wait(told.Add, CancellationToken.None));
        Assert.AreEqual(1, Take(told));
        first.Dispose();
        Assert.AreEqual(0, Take(told));
        Assert.IsFalse(waiting.IsCompleted);
        second.Dispose();
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.IsEmpty(told);
        third.Dispose();
        Assert.IsEmpty(queue.Status());
    }

    [TestMethod]
    public async Task Wait_Cancelled_EndsAtOnceAndLeavesNoTrace()
    {
        var queue = Queue(1);
        using var first = queue.Enter("ann", "a");
        using var stop = new CancellationTokenSource();
        var waiting = Task.Run(() =>
        {
            using var second = queue.Enter("ben", "b");
            second.Wait(_ => stop.Cancel(), stop.Token);
        });
        await Assert.ThrowsAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.AreEqual("a", queue.Status().Single().Model);
    }

    [TestMethod]
    public void Enter_TooOften_IsRefusedInWordsAndOthersAreNot()
    {
        var queue = Queue(1, waiting: 2);
        List<TrainingTicket> mine = [queue.Enter("ann", "1"), queue.Enter("ann", "2"), queue.Enter("ann", "3")];
        var error = Assert.ThrowsExactly<LearningException>(() => queue.Enter("ann", "4"));
        Assert.AreEqual(LearningCodes.QueueFull, error.Code);
        Assert.IsLessThanOrEqualTo(12, error.ChildSentence.Split(' ').Length);
        mine.Add(queue.Enter("ben", "5"));
        mine[1].Dispose();
        mine.Add(queue.Enter("ann", "4"));
        foreach (var ticket in mine)
            ticket.Dispose();
        Assert.IsEmpty(queue.Status());
    }

    [TestMethod]
    public void Status_TellsWhoSinceWhenHowLongAndMemory()
    {
        var queue = Queue(1);
        using var first = queue.Enter("ann", "cats");
        using var second = queue.Enter("ben", "dogs");
        var start = _clock.GetUtcNow();
        first.State = TrainingState.Learning;
        first.Measured(200 << 20);
        first.Measured(100 << 20);
        _clock.Turn(TimeSpan.FromSeconds(3));
        Assert.AreEqual(new TrainingStatus("ann", "cats", TrainingState.Learning, null, start, 0, 3, 100, 200), queue.Status()[0]);
        Assert.AreEqual(new TrainingStatus("ben", "dogs", TrainingState.Waiting, 0, start, 3, 0, 0, 0), queue.Status()[1]);
        first.Dispose();
        _clock.Turn(TimeSpan.FromSeconds(2));
        Assert.AreEqual(new TrainingStatus("ben", "dogs", TrainingState.Waiting, null, start, 3, 2, 0, 0), queue.Status().Single());
    }

    [TestMethod]
    public void Queue_OfManyThreads_LosesNobodyAndKeepsItsPlaces()
    {
        var queue = Queue(3, waiting: 100);
        var (running, most, done) = (0, 0, 0);
        var owners = new int[8];
        var threads = Enumerable.Range(0, 32).Select(i => new Thread(() =>
        {
            for (var round = 0; round < 40; round++)
            {
                using var ticket = queue.Enter($"{i % 8}", $"{i}");
                ticket.Wait(_ => { }, CancellationToken.None);
                InterlockedMax(ref most, Interlocked.Increment(ref running));
                Assert.AreEqual(1, Interlocked.Increment(ref owners[i % 8]));
                Thread.Yield();
                Interlocked.Decrement(ref owners[i % 8]);
                Interlocked.Decrement(ref running);
                Interlocked.Increment(ref done);
            }
        })).ToList();
        threads.ForEach(t => t.Start());
        foreach (var thread in threads)
            Assert.IsTrue(thread.Join(TimeSpan.FromSeconds(30)), "stuck");
        Assert.AreEqual((32 * 40, true), (done, most is > 1 and <= 3));
        Assert.IsEmpty(queue.Status());
    }

    private TrainingQueue Queue(int places, int waiting = 10) => new(places, waiting, _clock);

    private static int Take(System.Collections.Concurrent.BlockingCollection<int> told) => told.TryTake(out var value, 10_000) ? value : throw new TimeoutException("nothing was told");

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = most; value > seen;)
        {
            var found = Interlocked.CompareExchange(ref most, value, seen);
            if (found == seen)
                break;
            seen = found;
        }
    }

    /// <summary>The models in the order of their starts, each ended as soon as it runs.</summary>
    private static List<string> Played(TrainingQueue queue, List<TrainingTicket> tickets)
    {
        var played = new List<string>();
        while (queue.Status() is [{ Before: null } running, ..])
        {
            played.Add(running.Model);
            tickets.Single(t => t.Status(null).Model == running.Model).Dispose();
        }

        return played;
    }

    private sealed class HandClock : TimeProvider
    {
        private TimeSpan _now;

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public void Turn(TimeSpan by) => _now += by;

        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch + _now;

        public override long GetTimestamp() => _now.Ticks;
    }
}
