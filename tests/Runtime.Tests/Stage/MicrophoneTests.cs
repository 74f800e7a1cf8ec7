using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class MicrophoneTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [TestMethod]
    public async Task Listen_EveryListener_GetsAllSamplesFromItsOwnBeginning()
    {
        var microphone = new Microphone(8_000);
        microphone.Push(Ramp(0, 100));
        await using var early = microphone.Listen().GetAsyncEnumerator();
        microphone.Push(Ramp(100, 50));
        await using var late = microphone.Listen().GetAsyncEnumerator();
        microphone.Push(Ramp(150, 25));
        var first = await Next(early);
        CollectionAssert.AreEqual(Ramp(100, 75), first.Samples.ToArray());
        Assert.AreEqual((100L, 8_000), (first.Position, first.SampleRate));
        var second = await Next(late);
        CollectionAssert.AreEqual(Ramp(150, 25), second.Samples.ToArray());
        Assert.AreEqual(150, second.Position);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(333)]
    [DataRow(4_000)]
    [DataRow(9_999)]
    public async Task Listen_Slowly_GetsTheNewestSecondAndAHole(int block)
    {
        var microphone = new Microphone(4_000);
        await using var listener = microphone.Listen().GetAsyncEnumerator();
        for (var at = 0; at < 9_999; at += block)
            microphone.Push(Ramp(at, Math.Min(block, 9_999 - at)));
        var newest = await Next(listener);
        Assert.AreEqual(5_999, newest.Position);
        CollectionAssert.AreEqual(Ramp(5_999, 4_000), newest.Samples.ToArray());
        microphone.Push(Ramp(9_999, 10));
        Assert.AreEqual(9_999, (await Next(listener)).Position);
    }

    [TestMethod]
    public async Task Listen_WithNothingYet_WaitsAndEndsWhenStopped()
    {
        var microphone = new Microphone();
        using var stop = new CancellationTokenSource();
        await using var listener = microphone.Listen(stop.Token).GetAsyncEnumerator();
        var next = listener.MoveNextAsync().AsTask();
        Assert.IsFalse(next.IsCompleted);
        microphone.Push(Ramp(0, 3));
        Assert.IsTrue(await next.WaitAsync(Patience));
        next = listener.MoveNextAsync().AsTask();
        stop.Cancel();
        await Assert.ThrowsAsync<OperationCanceledException>(() => next.WaitAsync(Patience));
    }

    [TestMethod]
    [DataRow(0.5, 800)]
    [DataRow(2.5, 4_000)]
    public async Task Record_ALength_HasExactlyItsSamples(double seconds, int block)
    {
        var microphone = new Microphone(4_000);
        microphone.Push(Ramp(0, 7));
        var recording = microphone.Record(TimeSpan.FromSeconds(seconds));
        var length = (int)(4_000 * seconds);
        for (var at = 7; !recording.IsCompleted && at < 7 + length + block; at += block)
        {
            Assert.IsLessThan(7 + length, at, "it should have had enough");
            microphone.Push(Ramp(at, block));
            // One block at a time: recording is a listener like others and would lose the oldest.
            await Task.WhenAny(recording, microphone.Emptied).WaitAsync(Patience);
        }

        var recorded = await recording.WaitAsync(Patience);
        Assert.AreEqual((7L, 4_000), (recorded.Position, recorded.SampleRate));
        CollectionAssert.AreEqual(Ramp(7, length), recorded.Samples.ToArray());
    }

    [TestMethod]
    public async Task Unplug_TellsListenersAndRecordings_AndWhoComesAfter()
    {
        var microphone = new Microphone();
        await using var listener = microphone.Listen().GetAsyncEnumerator();
        var recording = microphone.Record(TimeSpan.FromSeconds(1));
        microphone.Push(Ramp(0, 10));
        microphone.Unplug();
        await Next(listener);
        Task[] all = [listener.MoveNextAsync().AsTask(), recording, microphone.Record(TimeSpan.FromSeconds(1))];
        foreach (var task in all)
            Assert.AreEqual(StageCodes.NoMicrophone, (await Assert.ThrowsExactlyAsync<BlockException>(() => task.WaitAsync(Patience))).Code);
        Assert.ThrowsExactly<BlockException>(() => microphone.Listen());
    }

    [TestMethod]
    public async Task Push_WaitingForListeners_ReturnsWhenAllIsTakenIn()
    {
        var microphone = new Microphone(4_000) { WaitsForListeners = true };
        var taken = 0;
        using var stop = new CancellationTokenSource();
        var sounds = microphone.Listen(stop.Token);
        var listening = Task.Run(async () =>
        {
            await foreach (var block in sounds)
            {
                await Task.Delay(5);
                taken += block.Samples.Length;
            }
        });
        for (var i = 1; i <= 20; i++)
        {
            microphone.Push(new float[1_000]);
            Assert.AreEqual(1_000 * i, taken);
        }

        stop.Cancel();
        await Assert.ThrowsAsync<OperationCanceledException>(() => listening.WaitAsync(Patience));
        microphone.Push(new float[1_000]);
    }

    [TestMethod]
    public async Task Push_NoNumbersAndTooLoud_AreCleaned()
    {
        var microphone = new Microphone();
        await using var listener = microphone.Listen().GetAsyncEnumerator();
        microphone.Push([float.NaN, 7, float.NegativeInfinity, -7, 0.25f]);
        CollectionAssert.AreEqual(new[] { 0, 1, 0, -1, 0.25f }, (await Next(listener)).Samples.ToArray());
    }

    [TestMethod]
    public void Loudness_FollowsTheSound_AsScratchMeasuresIt()
    {
        var microphone = new Microphone(48_000);
        Assert.AreEqual(0, microphone.Loudness);
        microphone.Push(Level(0.1f, 4_800));
        // The root of 1.63 times the level.
        Assert.AreEqual(40, microphone.Loudness);
        microphone.Push(Level(0, 1_600));
        Assert.AreEqual(31, microphone.Loudness, "one frame later it has fallen by 40 %");
        microphone.Push(Level(0, 48_000));
        Assert.AreEqual(0, microphone.Loudness);
        microphone.Push(Level(1, 4_800));
        Assert.AreEqual(100, microphone.Loudness);
    }

    [TestMethod]
    public async Task ScriptedInput_WithoutAMicrophone_SaysWhatToDo()
    {
        var input = new ScriptedInput();
        var recording = await Assert.ThrowsExactlyAsync<BlockException>(() => input.RecordSound(TimeSpan.FromSeconds(1), default));
        Assert.AreEqual((StageCodes.NoMicrophone, "No microphone. Plug one in, then try again."), (recording.Code, recording.ChildSentence));
        Assert.AreEqual(StageCodes.NoMicrophone, Assert.ThrowsExactly<BlockException>(() => input.ListenToMicrophone(default)).Code);
        Assert.AreEqual(-1, input.Loudness);
        input.Microphone = new Microphone();
        Assert.AreEqual(0, input.Loudness);
    }

    private static async Task<SoundBlock> Next(IAsyncEnumerator<SoundBlock> listener)
    {
        Assert.IsTrue(await listener.MoveNextAsync().AsTask().WaitAsync(Patience));
        return listener.Current;
    }

    private static float[] Ramp(int from, int length) => [.. Enumerable.Range(from, length).Select(i => i / 20_000f)];

    private static float[] Level(float level, int length) => [.. Enumerable.Range(0, length).Select(i => i % 2 == 0 ? level : -level)];
}
