using System.Numerics.Tensors;
using MLKids.Learning.Examples;
using MLKids.Learning.Explaining;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Pictures;
using MLKids.Learning.Models;
using MLKids.Learning.Tests.Training;
using MLKids.Learning.Trainers;
using MLKids.Learning.Training;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Explaining;

[TestClass]
public sealed class PictureExplanationTests
{
    private const int Side = 128, Disc = 0, Square = 1;
    private static readonly MobileNetFeaturizer Featurizer = new();
    private static readonly Lazy<TrainedModel> Model = new(Train);

    [ClassCleanup]
    public static void Cleanup() => Featurizer.Dispose();

    [TestMethod]
    public void MapPixels_Pooled_IsTheFeature()
    {
        var pixels = new byte[MobileNetFeaturizer.Side * MobileNetFeaturizer.Side * 3];
        PictureDecoder.DecodeSquare(Draw(new Random(1), (Disc, 40), (Square, 90)), MobileNetFeaturizer.Side, pixels);
        const int Cells = MobileNetFeaturizer.MapSide * MobileNetFeaturizer.MapSide;
        float[] features = new float[576], map = new float[576 * Cells], pooled = new float[576];
        Featurizer.FeaturizePixels(pixels, features);
        Featurizer.MapPixels(pixels, map);
        for (var channel = 0; channel < pooled.Length; channel++)
            pooled[channel] = TensorPrimitives.Sum(map.AsSpan(channel * Cells, Cells));
        MobileNetFeaturizer.Scale(pooled);
        Assert.IsLessThan(1e-4, TensorPrimitives.Distance<float>(features, pooled));
    }

    [TestMethod]
    public void Explain_TwoThings_PointsAtTheOneThatIsAskedFor()
    {
        var right = 0;
        for (var seed = 0; seed < 10; seed++)
        {
            var random = new Random(seed);
            var discLeft = seed % 2 == 0;
            var picture = Draw(random, (Disc, discLeft ? 32 : 96), (Square, discLeft ? 96 : 32));
            var disc = PictureExplanation.Explain(picture, Model.Value, Featurizer, Disc);
            var square = PictureExplanation.Explain(picture, Model.Value, Featurizer, Square);
            right += (Left(disc) > 0) == discLeft ? 1 : 0;
            right += (Left(square) > 0) != discLeft ? 1 : 0;
        }

        Assert.IsGreaterThanOrEqualTo(18, right);

        static double Left(PictureExplanation explanation) => Enumerable.Range(0, 81).Sum(cell => Math.Sign(4 - (cell % 9)) * explanation.Relevance[cell]);
    }

    [TestMethod]
    public void Explain_OneThing_GivesTheModelsProbabilityAndAMapOfFullRange()
    {
        var picture = Draw(new Random(3), (Square, 90));
        var explanation = PictureExplanation.Explain(picture, Model.Value, Featurizer, Square);
        Assert.AreEqual("square", explanation.Label);
        Assert.AreEqual(Model.Value.Predict(picture, Featurizer).Probabilities[Square], explanation.Probability, 1e-4);
        Assert.HasCount(81, explanation.Relevance);
        Assert.AreEqual(1, explanation.Relevance.Max(Math.Abs), 1e-6);
    }

    [TestMethod]
    public void Explain_ModelOfAnotherFeaturizer_IsRefused()
    {
        var other = new TrainedModel(new ModelParts(["a", "b"], "point-v1", "", Model.Value.Learned), Preset.Simplified, 0.6, Reports.Of([[1, 0], [0, 1]]), "");
        var error = Assert.ThrowsExactly<LearningException>(() => PictureExplanation.Explain(Draw(new Random(1)), other, Featurizer, 0));
        Assert.AreEqual(LearningCodes.MissingFeaturizer, error.Code);
    }

    [TestMethod]
    public void Explain_NoSuchLabel_IsRefused() =>
        Assert.ThrowsExactly<ArgumentOutOfRangeException>(() => PictureExplanation.Explain(Draw(new Random(1)), Model.Value, Featurizer, 2));

    [TestMethod]
    public void Sentence_OneCorner_NamesIt()
    {
        var relevance = new float[81];
        relevance[(1 * 9) + 7] = 1;
        Assert.AreEqual("I looked mostly at the top right.", PictureExplanation.Sentence(relevance));
        relevance[(7 * 9) + 4] = 3;
        Assert.AreEqual("I looked mostly at the bottom.", PictureExplanation.Sentence(relevance));
        Assert.AreEqual("I looked at the whole picture.", PictureExplanation.Sentence([.. Enumerable.Repeat(1f, 81)]));
        Assert.AreEqual("I looked at the whole picture.", PictureExplanation.Sentence([.. Enumerable.Repeat(-1f, 81)]));
    }

    [TestMethod]
    public void ToPng_OneHotCell_IsOrangeThereAndThePictureElsewhere()
    {
        var relevance = new float[81];
        (relevance[0], relevance[80]) = (1, -1);
        var grey = Picture.Png(90, 90, (_, _, _) => 128);
        var png = HeatMap.ToPng(grey, new PictureExplanation("a", 1, relevance, ""), 90);
        var rgb = new byte[90 * 90 * 3];
        PictureDecoder.DecodeSquare(png, 90, rgb);
        CollectionAssert.AreEqual(new[] { 211, 136, 45 }, Pixel(4, 4));
        CollectionAssert.AreEqual(new[] { 128, 128, 128 }, Pixel(45, 45));
        CollectionAssert.AreEqual(new[] { 45, 97, 211 }, Pixel(85, 85));

        int[] Pixel(int x, int y) => [rgb[((y * 90) + x) * 3], rgb[(((y * 90) + x) * 3) + 1], rgb[(((y * 90) + x) * 3) + 2]];
    }

    private static TrainedModel Train()
    {
        var random = new Random(7);
        var labels = Enumerable.Range(0, 50).Select(i => i % 2).ToArray();
        var rows = labels.SelectMany(label =>
        {
            var features = new float[Featurizer.FeatureLength];
            Featurizer.Featurize(Draw(random, (label, random.Next(30, 98))), features);
            return features;
        }).ToArray();
        var head = new SoftmaxHeadTrainer().Fit(new ExampleTable(rows, Featurizer.FeatureLength, ["disc", "square"], labels), 1, null, default);
        return new TrainedModel(new ModelParts(["disc", "square"], Featurizer.Id, "", head), Preset.Simplified, 0.6, Reports.Of([[1, 0], [0, 1]]), "");
    }

    /// <summary>Red discs and blue squares around given columns.</summary>
    private static byte[] Draw(Random random, params (int Kind, int X)[] things)
    {
        var places = things.Select(thing => (thing.Kind, X: thing.X + random.Next(-4, 5), Y: 64 + random.Next(-30, 31), R: random.Next(16, 24))).ToArray();
        return Picture.Png(Side, Side, (x, y, band) =>
        {
            foreach (var (kind, cx, cy, r) in places)
            {
                var (dx, dy) = (Math.Abs(x - cx), Math.Abs(y - cy));
                if (kind == Disc ? (dx * dx) + (dy * dy) <= r * r : Math.Max(dx, dy) <= r)
                    return (byte)(kind == Disc ? new[] { 210, 40, 40 } : [40, 60, 210])[band];
            }

            return (byte)random.Next(225, 240);
        });
    }
}
