using MLKids.Blocks.Contracts;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Tests.Stage;

[TestClass]
public sealed class ScriptedMicrophoneTests
{
    private const int Second = ScriptedMicrophone.SampleRate;

    [TestMethod]
    public async Task Advance_FrameByFrame_PlaysEachSoundAtItsSample()
    {
        var script = new ScriptedMicrophone();
        script.Play(0.25, Tone(0.5f, 0.1));
        script.Play(0.3, Tone(0.25f, 0.1));
        var heard = await Record(script, 0.6, 1 / 30.0);
        for (var i = 0; i < heard.Length; i++)
        {
            var wanted = (i is >= 4_000 and < 5_600 ? 0.5 : 0) + (i is >= 4_800 and < 6_400 ? 0.25 : 0);
            Assert.AreEqual(wanted, heard[i], 0.0011, $"sample {i}");
        }
    }

    [TestMethod]
    public async Task Advance_NothingPlayed_IsFaintNoiseBelowTheListenersGate()
    {
        var heard = await Record(new ScriptedMicrophone(), 1, 0.05);
        var level = 20 * Math.Log10(Math.Sqrt(heard.Average(s => s * s)));
        Assert.AreEqual(-65, level, 0.5);
        Assert.IsGreaterThan(1_000, heard.Distinct().Count());
    }

    [TestMethod]
    public void IsPlaying_LastsTwoSecondsLongerThanTheLastSound()
    {
        var script = new ScriptedMicrophone();
        Assert.IsFalse(script.IsPlaying);
        script.Play(1, Tone(0.5f, 0.5));
        Assert.IsTrue(script.IsPlaying);
        script.Advance(3.49);
        Assert.IsTrue(script.IsPlaying);
        script.Advance(3.51);
        Assert.IsFalse(script.IsPlaying);
    }

    [TestMethod]
    public async Task Play_InThePast_BeginsNow()
    {
        var script = new ScriptedMicrophone();
        script.Advance(1);
        script.Play(0.2, Tone(0.5f, 0.1));
        var heard = await Record(script, 1.2, 0.01);
        Assert.AreEqual(0.5, heard[0], 0.0011);
        Assert.AreEqual(0, heard[1_600], 0.0011);
    }

    private static async Task<float[]> Record(ScriptedMicrophone script, double until, double frame)
    {
        await using var listener = script.Microphone.Listen().GetAsyncEnumerator();
        for (var t = frame; t < until + frame / 2; t += frame)
            script.Advance(t);
        Assert.IsTrue(await listener.MoveNextAsync());
        return listener.Current.Samples.ToArray();
    }

    private static float[] Tone(float level, double seconds) => [.. Enumerable.Repeat(level, (int)(seconds * Second))];
}
