using MLKids.Learning.Examples;
using MLKids.Learning.Tests.Trainers;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Scaling;
using MLKids.Learning.Trainers.Words;

namespace MLKids.Learning.Tests.Trainers.Scaling;

[TestClass]
public sealed class RowSpaceScalingTests
{
    [TestMethod]
    [DataRow(4, 50)]
    [DataRow(10, 6)]
    public void Apply_TrainingRows_KeepsLengthsAndAngles(int perLabel, int features)
    {
        var rows = LabelledRows.Clouds(perLabel, features: features);
        var (before, after) = Both(rows, most: 256);
        for (var i = 0; i < rows.Count; i++)
            for (var j = 0; j <= i; j++)
                Assert.AreEqual(Dot(before[i], before[j]), Dot(after[i], after[j]), 1e-4);
    }

    [TestMethod]
    public void Fit_RowsThatRepeat_GivesNoMoreColumnsThanDirections()
    {
        var rows = new LabelledRows([[1, 0, 0, 1], [1, 0, 0, 1], [0, 2, 0, 0], [0, 2, 0, 0]], [0, 0, 1, 1], ["a", "b"]);
        Assert.AreEqual(2, new RowSpaceScaling(new TfIdfScaling(1), 256).Fit(rows, CancellationToken.None).OutputLength);
    }

    [TestMethod]
    public void Fit_RowsOfZeros_GivesOneColumn() => Assert.AreEqual(
        1, new RowSpaceScaling(new TfIdfScaling(1), 256).Fit(new LabelledRows([[0, 0], [0, 0]], [0, 1], ["a", "b"]), CancellationToken.None).OutputLength);

    [TestMethod]
    public void Fit_MoreRowsThanTheLimit_LeavesThemAsTheyAreAlsoWhenLoaded()
    {
        var rows = LabelledRows.Clouds(10, features: 7);
        var scaling = new RowSpaceScaling(new TfIdfScaling(1), 29);
        var map = scaling.Fit(rows, CancellationToken.None);
        using var stream = new MemoryStream();
        map.Save(new BinaryWriter(stream));
        var loaded = scaling.Load(new(new MemoryStream(stream.ToArray())));
        var expected = All(rows, new TfIdfScaling(1).Fit(rows, CancellationToken.None));
        foreach (var found in new[] { All(rows, map), All(rows, loaded) })
            for (var i = 0; i < rows.Count; i++)
                CollectionAssert.AreEqual(expected[i], found[i]);
    }

    [TestMethod]
    public void Fit_SoftmaxHeadOnFewRows_AnswersAsWithoutIt()
    {
        var rows = LabelledRows.Clouds(6, features: 60, noise: 3);
        var plain = new ScaledTrainer("x", new TfIdfScaling(10), new SoftmaxHeadTrainer()).Fit(rows, 1, null, CancellationToken.None);
        var projected = new ScaledTrainer("x", new RowSpaceScaling(new TfIdfScaling(10), 256), new SoftmaxHeadTrainer()).Fit(rows, 1, null, CancellationToken.None);
        var fresh = LabelledRows.Clouds(20, features: 60, noise: 3, skip: 3);
        var (features, a, b) = (new float[60], new float[3], new float[3]);
        for (var row = 0; row < fresh.Count; row++)
        {
            fresh.Read([row], features);
            plain.Predict(features, a);
            projected.Predict(features, b);
            for (var label = 0; label < 3; label++)
                Assert.AreEqual(a[label], b[label], 2e-3);
        }
    }

    private static (float[][] Before, float[][] After) Both(LabelledRows rows, int most)
    {
        var first = new TfIdfScaling(1);
        return (All(rows, first.Fit(rows, CancellationToken.None)), All(rows, new RowSpaceScaling(first, most).Fit(rows, CancellationToken.None)));
    }

    private static float[][] All(LabelledRows rows, IFeatureMap map) => [.. Enumerable.Range(0, rows.Count).Select(row =>
    {
        var (features, scaled) = (new float[map.InputLength], new float[map.OutputLength]);
        rows.Read([row], features);
        map.Apply(features, scaled);
        return scaled;
    })];

    private static double Dot(float[] a, float[] b) => a.Zip(b).Sum(pair => (double)pair.First * pair.Second);
}
