using System.Numerics;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Learning.Tests.Featurizers.Sounds;

[TestClass]
public sealed class SoundFingerprintTests
{
    public static IEnumerable<object[]> Copies =>
    [
        ["louder", TestSounds.Wav(Array.ConvertAll(Word(1), s => s * 1.5f))], ["24 bits, stereo", TestSounds.Wav(Word(1), kind: TestSounds.Samples.Pcm24, channels: 2)],
        ["2 ms later", TestSounds.Wav([.. new float[32], .. Word(1)[..^32]])],
    ];

    [TestMethod]
    [DynamicData(nameof(Copies))]
    public void Fingerprint_CopyOfARecording_IsANearDuplicate(string copy, byte[] wav)
    {
        Assert.IsLessThanOrEqualTo(SoundFingerprint.NearDuplicateBits, Distance(TestSounds.Wav(Word(1)), wav), copy);
    }

    [TestMethod]
    public void Fingerprint_OtherTakesAndWords_AreNone()
    {
        var words = Enumerable.Range(0, 4).SelectMany(label => Enumerable.Range(0, 3).Select(seed => TestSounds.Wav(TestSounds.Word(label, seed, 0.6 + (0.1 * seed))))).ToArray();
        for (var a = 0; a < words.Length; a++)
            for (var b = 0; b < a; b++)
                Assert.IsGreaterThan(SoundFingerprint.NearDuplicateBits, Distance(words[a], words[b]), $"{a}, {b}");
    }

    private static float[] Word(int seed) => TestSounds.Word(1, seed, 1);

    private static int Distance(byte[] a, byte[] b)
    {
        using var featurizer = new SoundFeaturizer();
        var features = new float[featurizer.FeatureLength];
        return BitOperations.PopCount(featurizer.FeaturizeAndFingerprint(a, features) ^ featurizer.FeaturizeAndFingerprint(b, features));
    }
}
