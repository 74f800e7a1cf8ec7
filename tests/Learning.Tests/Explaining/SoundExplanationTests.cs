using MLKids.Learning.Examples;
using MLKids.Learning.Explaining;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Models;
using MLKids.Learning.Tests.Training;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Tests.Explaining;

[TestClass]
public sealed class SoundExplanationTests
{
    private static readonly SoundFeaturizer Featurizer = new();
    private static readonly Lazy<TrainedModel> Model = new(Train);

    [ClassCleanup]
    public static void Cleanup() => Featurizer.Dispose();

    [TestMethod]
    public void Explain_WordSomewhere_PointsAtIt()
    {
        var right = 0;
        for (var seed = 100; seed < 110; seed++)
        {
            var random = new Random(seed);
            var (label, start) = (seed % 2, random.NextDouble() * 0.7);
            var explanation = SoundExplanation.Explain(Wav(label, start, random), Model.Value, Featurizer, label);
            var best = Enumerable.Range(0, SoundExplanation.Parts).MaxBy(part => explanation.Relevance[part]);
            right += (best + 1.5) / SoundExplanation.Parts >= start && (best - 0.5) / SoundExplanation.Parts <= start + 0.25 ? 1 : 0;
        }

        Assert.IsGreaterThanOrEqualTo(9, right);
    }

    [TestMethod]
    public void Explain_LongSound_SaysWhereItsSecondStarts()
    {
        var random = new Random(1);
        var samples = new float[3 * SoundClip.Rate];
        Sing(0, 2.0, random, samples);
        var explanation = SoundExplanation.Explain(SoundClip.FromSamples(samples).ToWav(), Model.Value, Featurizer, 0);
        Assert.IsTrue(explanation.Start is > 1 and < 2.1, $"{explanation.Start}");
        Assert.HasCount(SoundExplanation.Parts, explanation.Relevance);
        Assert.AreEqual("high", explanation.Label);
    }

    [TestMethod]
    public void Sentence_MostlyTheEnd_SaysSo()
    {
        var relevance = new float[SoundExplanation.Parts];
        (relevance[1], relevance[18]) = (0.2f, 1);
        Assert.AreEqual("I listened mostly to the end.", SoundExplanation.Sentence(relevance));
        Assert.AreEqual("I listened to the whole sound.", SoundExplanation.Sentence([.. Enumerable.Repeat(1f, SoundExplanation.Parts)]));
    }

    private static TrainedModel Train()
    {
        var random = new Random(7);
        var labels = Enumerable.Range(0, 40).Select(i => i % 2).ToArray();
        var rows = labels.SelectMany(label =>
        {
            var features = new float[Featurizer.FeatureLength];
            Featurizer.Featurize(Wav(label, random.NextDouble() * 0.7, random), features);
            return features;
        }).ToArray();
        var head = new SoftmaxHeadTrainer().Fit(new ExampleTable(rows, Featurizer.FeatureLength, ["high", "low"], labels), 1, null, default);
        return new TrainedModel(new ModelParts(["high", "low"], Featurizer.Id, "", head), Preset.Simplified, 0.6, Reports.Of([[1, 0], [0, 1]]), "");
    }

    /// <summary>A second of faint noise with a quarter of a second of a rising (label 0) or low humming voice.</summary>
    private static byte[] Wav(int label, double start, Random random)
    {
        var samples = new float[SoundClip.Rate];
        Sing(label, start, random, samples);
        return SoundClip.FromSamples(samples).ToWav();
    }

    private static void Sing(int label, double start, Random random, float[] samples)
    {
        for (var i = 0; i < samples.Length; i++)
            samples[i] = 0.002f * ((2 * random.NextSingle()) - 1);
        var pitch = label == 0 ? 900 + random.Next(300) : 150 + random.Next(60);
        for (var i = 0; i < SoundClip.Rate / 4; i++)
        {
            var t = (double)i / SoundClip.Rate;
            var phase = 2 * Math.PI * pitch * (t + (label == 0 ? t * t : 0));
            samples[(int)(start * SoundClip.Rate) + i] += (float)(0.3 * Math.Sin(Math.PI * t * 4) * (Math.Sin(phase) + (0.5 * Math.Sin(2 * phase))));
        }
    }
}
