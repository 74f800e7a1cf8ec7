using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Learning.Tests.Featurizers.Sounds;

[TestClass]
public sealed class ResamplerTests
{
    /// <summary>Numbers of scipy 1.10: resample_poly(x, 16000 / g, rate / g, window=("kaiser", 5.0)) of the same 300 samples.</summary>
    [TestMethod]
    [DataRow(8_000, 600, 0.500259f, 0.582557f, -0.659358f, -0.016586f, 0.029316f)]
    [DataRow(11_025, 436, 0.500338f, 0.567796f, -0.61109f, -0.005767f, 0.018319f)]
    [DataRow(22_050, 218, 0.444272f, 0.488426f, -0.639262f, -0.567608f, -0.021869f)]
    [DataRow(44_100, 109, 0.370064f, 0.252547f, -0.695136f, -1.289945f, -0.542529f)]
    [DataRow(48_000, 100, 0.357133f, 0.227515f, -0.660197f, -1.076239f, -0.846639f)]
    [DataRow(192_000, 25, 0.188168f, 0.973968f, -0.571173f, -0.353903f, -0.889252f)]
    [DataRow(16_001, 300, 0.50032f, 0.517202f, -0.657534f, -0.409176f, -0.01262f)]
    public void Run_AnyRate_GivesTheReferencesNumbers(int rate, int length, float first, float second, float middle, float beforeLast, float last)
    {
        float[] input = [.. Enumerable.Range(0, 300).Select(n => (float)(Math.Sin(2 * Math.PI * n * 0.013) + (0.5 * Math.Cos(2 * Math.PI * n * 0.11)) + (n % 7 * 0.05)))];
        var output = Resampled(input, rate);
        Assert.HasCount(length, output);
        CollectionAssert.AreEqual(
            new[] { first, second, middle, beforeLast, last }.Select(f => Math.Round(f, 5)).ToArray(),
            new[] { output[0], output[1], output[length / 2], output[^2], output[^1] }.Select(f => Math.Round(f, 5)).ToArray(),
            Comparer<double>.Create((a, b) => Math.Abs(a - b) < 2e-5 ? 0 : a.CompareTo(b)));
    }

    [TestMethod]
    [DataRow(8_000)]
    [DataRow(44_100)]
    [DataRow(48_000)]
    [DataRow(96_000)]
    public void Read_Tone_IsTheSameToneAtSixteenKilohertz(int rate)
    {
        // Over several blocks, so that their seams are heard too.
        var clip = SoundClip.Read(TestSounds.Wav(TestSounds.Sine(1_000, 2, rate), rate, TestSounds.Samples.Float32)).Samples;
        var wanted = TestSounds.Sine(1_000, 2);
        for (var i = 100; i < wanted.Length - 100; i++)
            Assert.AreEqual(wanted[i], clip[i], 0.002, $"sample {i}");
    }

    [TestMethod]
    [DataRow(44_100, 10_500)]
    [DataRow(48_000, 12_000)]
    [DataRow(48_000, 21_000)]
    [DataRow(192_000, 50_000)]
    public void Read_ToneTooHighForSixteenKilohertz_IsFiftyDecibelsDown(int rate, int hertz)
    {
        var level = SoundClip.LevelOf(SoundClip.Read(TestSounds.Wav(TestSounds.Sine(hertz, 1, rate), rate, TestSounds.Samples.Float32)).Samples[200..^200]);
        Assert.IsLessThan(-9 - 50, level, $"{level} dB");
    }

    private static float[] Resampled(float[] input, int rate)
    {
        var resampler = Resampler.Between(rate, 16_000);
        var output = new float[resampler.OutputLength(input.Length)];
        long first = resampler.FirstInput(0), last = resampler.LastInput(output.Length - 1);
        var padded = new float[last - first + 1];
        input.AsSpan(0, (int)Math.Min(input.Length, last + 1)).CopyTo(padded.AsSpan((int)-first));
        resampler.Run(padded, first, 0, output);
        return output;
    }
}
