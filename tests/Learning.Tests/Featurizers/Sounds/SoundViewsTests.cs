using System.Security.Cryptography;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;

namespace MLKids.Learning.Tests.Featurizers.Sounds;

[TestClass]
public sealed class SoundViewsTests
{
    private static readonly Dictionary<string, double> Noise = new() { ["noise"] = 0.3 }, Hop = new() { ["hop"] = 0.25 };

    [TestMethod]
    public void Plan_NoNumbers_IsEmpty()
    {
        using var featurizer = new SoundFeaturizer();
        Assert.IsEmpty(featurizer.Plan(Set(words: 4, noises: 2), new Dictionary<string, double>()));
        Assert.IsEmpty(featurizer.Plan(Set(words: 4, noises: 2), new Dictionary<string, double> { ["epochs"] = 5, ["noise"] = 0, ["hop"] = 0 }));
    }

    [TestMethod]
    public void Plan_Noise_GivesEachWordOneCopyWithARecordedNoise()
    {
        using var featurizer = new SoundFeaturizer();
        var views = featurizer.Plan(Set(words: 12, noises: 4), Noise);
        CollectionAssert.AreEqual(Enumerable.Range(0, 12).ToArray(), views.Select(view => view.Parent).ToArray());
        Assert.IsTrue(views.All(view => view.Other is >= 12 and < 16));
        Assert.IsGreaterThan(1, views.Select(view => view.Other).Distinct().Count());
    }

    [TestMethod]
    public void Plan_OneNoiseMore_ChangesFewViews()
    {
        using var featurizer = new SoundFeaturizer();
        var before = featurizer.Plan(Set(words: 60, noises: 5), Noise);
        var after = featurizer.Plan(Set(words: 60, noises: 6), Noise);
        var changed = before.Zip(after).Count(pair => pair.First.Key != pair.Second.Key);
        Assert.IsTrue(changed is > 0 and < 25, $"{changed} of 60");
        Assert.IsTrue(before.Zip(after).All(pair => pair.First.Key == pair.Second.Key || pair.Second.Other == 65), "only the new one's");
    }

    [TestMethod]
    public void Plan_NoRecordedNoise_MixesSyntheticNoiseOfAllColours()
    {
        using var featurizer = new SoundFeaturizer();
        var views = featurizer.Plan(Set(words: 30, noises: 0), Noise);
        Assert.HasCount(30, views);
        Assert.IsTrue(views.All(view => view.Other is null));
        Assert.AreEqual(3, views.Select(view => view.Key).Distinct().Count());
    }

    [TestMethod]
    public void Featurize_NoiseView_IsTheMixtureAndTheSameAgain()
    {
        using var featurizer = new SoundFeaturizer();
        var set = Set(words: 1, noises: 1);
        var view = featurizer.Plan(set, Noise).Single();
        float[] found = View(featurizer, view, set), plain = new float[featurizer.FeatureLength], wanted = new float[featurizer.FeatureLength];
        CollectionAssert.AreEqual(found, View(featurizer, view, set));
        var room = new float[16_000];
        var second = SoundNoise.Fit(SoundClip.Read(set[0].Read()).Samples, room).ToArray();
        featurizer.Featurize(second, plain);
        var noise = SoundClip.Read(set[1].Read()).Samples;
        NoiseMix.Add(second, noise, 0.3f);
        featurizer.Featurize(second, wanted);
        CollectionAssert.AreEqual(wanted, found);
        CollectionAssert.AreNotEqual(plain, found);
    }

    [TestMethod]
    public void Add_Noise_IsAsMuchQuieterAsAsked()
    {
        var second = new float[16_000];
        TestSounds.Sine(440, 0.5).CopyTo(second, 4_000);
        var before = (float[])second.Clone();
        NoiseMix.Add(second, SoundNoise.Second(NoiseColour.Pink, 5), 0.3f);
        var added = second.Zip(before, (a, b) => a - b).ToArray();
        Assert.AreEqual(SoundClip.LevelOf(TestSounds.Sine(440)) + (20 * MathF.Log10(0.3f)), SoundClip.LevelOf(added), 0.1f);
        NoiseMix.Add(second, new float[16_000], 0.3f);
        Assert.IsTrue(second.All(float.IsFinite));
    }

    [TestMethod]
    public void Plan_HopAndASecond_GivesNothing()
    {
        using var featurizer = new SoundFeaturizer();
        Assert.IsEmpty(featurizer.Plan([Example(TestSounds.Word(1, 1, 1), "a"), Example(TestSounds.Word(1, 2, 0.4), "a")], Hop));
    }

    [TestMethod]
    public void Plan_HopAndALongWord_GivesSecondsWithItsLoudestMoment()
    {
        using var featurizer = new SoundFeaturizer();
        float[] samples = [.. new float[24_000], .. TestSounds.Sine(500, 0.2), .. new float[24_000]];
        var views = featurizer.Plan([Example(samples, "a")], Hop);
        Assert.IsTrue(views.Count is 3 or 4, $"{views.Count}");
        Assert.IsTrue(views.All(view => int.Parse(view.Key.AsSpan(3)) is > 8_000 and <= 27_200));
    }

    [TestMethod]
    public void Plan_HopAndLongBackground_CutsItFully()
    {
        using var featurizer = new SoundFeaturizer();
        var samples = SoundNoise.Second(NoiseColour.White, 1).Concat(SoundNoise.Second(NoiseColour.White, 2)).Concat(new float[16_000]).ToArray();
        var example = Example(samples, ProjectNames.BackgroundNoise);
        var keys = featurizer.Plan([example], Hop).Select(view => view.Key).ToArray();
        var known = SoundClip.LoudestWindow(SoundClip.Read(example.Read()).Samples);
        CollectionAssert.AreEqual(Enumerable.Range(0, 9).Select(i => i * 4_000).Where(start => start != known).Select(start => $"at-{start}").ToArray(), keys);
        var five = Example(new float[300 * 16_000], ProjectNames.BackgroundNoise);
        Assert.IsLessThanOrEqualTo(241, featurizer.Plan([five], Hop).Count);
    }

    [TestMethod]
    public void Plan_UnreadableExample_IsPassedOver()
    {
        using var featurizer = new SoundFeaturizer();
        Assert.IsEmpty(featurizer.Plan([new(new string('0', 64), "a", () => [1, 2, 3])], Hop));
    }

    private static float[] View(SoundFeaturizer featurizer, ExtraView view, IReadOnlyList<ViewedExample> set)
    {
        var features = new float[featurizer.FeatureLength];
        view.Featurize(set[view.Parent].Read(), view.Other is { } other ? set[other].Read() : [], features);
        return features;
    }

    private static ViewedExample[] Set(int words, int noises) =>
    [
        .. Enumerable.Range(0, words).Select(i => Example(TestSounds.Word(i % 3, i), $"{i % 3}")),
        .. Enumerable.Range(0, noises).Select(i => Example(SoundNoise.Second(NoiseColour.Pink, (uint)i + 1).Select(s => s * 0.1f).ToArray(), ProjectNames.BackgroundNoise)),
    ];

    private static ViewedExample Example(float[] samples, string label)
    {
        var wav = TestSounds.Wav(Array.ConvertAll(samples, s => Math.Clamp(s, -1, 1)));
        return new(Convert.ToHexStringLower(SHA256.HashData(wav)), label, () => wav);
    }
}
