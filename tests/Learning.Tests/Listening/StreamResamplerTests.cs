using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Listening;

namespace MLKids.Learning.Tests.Listening;

[TestClass]
public sealed class StreamResamplerTests
{
    [TestMethod]
    [DataRow(48_000, 128)]
    [DataRow(48_000, 4_800)]
    [DataRow(44_100, 128)]
    [DataRow(44_100, 1)]
    [DataRow(44_100, 200_000)]
    [DataRow(16_000, 777)]
    [DataRow(22_050, 1_000)]
    [DataRow(8_000, 37)]
    [DataRow(11_025, 512)]
    [DataRow(15_999, 1_024)]
    [DataRow(192_000, 999)]
    public void Push_BlockByBlock_EqualsTheWholeAtOnce(int rate, int block)
    {
        var samples = Noise(rate * 5 / 2);
        var whole = SoundClip.FromSamples(samples, rate).Samples.ToArray();
        // The end of the whole is followed by silence.
        float[] stream = [.. samples, .. new float[rate / 10]];
        var resampler = new StreamResampler(rate);
        var output = new List<float>();
        for (var at = 0; at < stream.Length; at += block)
            output.AddRange(resampler.Push(stream.AsSpan(at, Math.Min(block, stream.Length - at))));
        Assert.IsGreaterThanOrEqualTo(whole.Length, output.Count);
        CollectionAssert.AreEqual(whole, output[..whole.Length]);
    }

    [TestMethod]
    [DataRow(48_000)]
    [DataRow(44_100)]
    [DataRow(8_000)]
    public void Push_EachBlock_IsLateByLessThanTwoMilliseconds(int rate)
    {
        var resampler = new StreamResampler(rate);
        var (input, output) = (0, 0);
        for (var i = 0; i < 200; i++)
        {
            input += 480;
            output += resampler.Push(new float[480]).Length;
            var late = input * 16_000.0 / rate - output;
            Assert.IsTrue(late is >= 0 and <= 32, $"late by {late} samples");
        }
    }

    [TestMethod]
    public void Restart_AfterAHole_BeginsLikeANewOne()
    {
        var (used, fresh) = (new StreamResampler(44_100), new StreamResampler(44_100));
        used.Push(Noise(12_345));
        used.Restart();
        CollectionAssert.AreEqual(fresh.Push(Noise(3_000)), used.Push(Noise(3_000)));
    }

    [TestMethod]
    [DataRow(3_999)]
    [DataRow(192_001)]
    [DataRow(0)]
    [DataRow(-1)]
    public void Rate_BeyondTheLimits_IsRefused(int rate) =>
        Assert.AreEqual(LearningCodes.UnreadableSound, Assert.ThrowsExactly<LearningException>(() => new StreamResampler(rate)).Code);

    private static float[] Noise(int length)
    {
        var random = new Random(4);
        return [.. Enumerable.Range(0, length).Select(_ => (float)random.NextDouble() - 0.5f)];
    }
}
