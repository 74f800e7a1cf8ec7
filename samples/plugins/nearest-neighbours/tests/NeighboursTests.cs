using MLKids.Learning.Trainers;
using MLKids.Testing.Learning;

namespace NearestNeighbours.Tests;

/// <summary>The promises of every trainer, and what is this one's own.</summary>
[TestClass]
public sealed class NeighboursTests : TrainerContract
{
    protected override ITrainer Create() => new NeighboursTrainer();

    [TestMethod]
    public void With_OneNeighbour_AsksOne()
    {
        // Two oaks near each other, one birch nearer to the question.
        var rows = new LabelledRows([[1, 0.2f], [1, 0.25f], [1, 0]], [0, 0, 1], ["oak", "birch"]);
        float[] Ask(ITrainer trainer)
        {
            var answer = new float[2];
            trainer.Fit(rows, 1, null, CancellationToken.None).Predict([1, 0.05f], answer);
            return answer;
        }

        Assert.IsGreaterThan(0.9f, Ask(Create().With(new Dictionary<string, double> { ["neighbours"] = 1 }))[1]);
        Assert.IsGreaterThan(0.6f, Ask(Create().With(new Dictionary<string, double> { ["neighbours"] = 3 }))[0]);
    }

    [TestMethod]
    public void Predict_LengthOfAVector_DoesNotMatter()
    {
        var rows = LabelledRows.Clouds(10);
        var head = Fit(rows);
        var features = new float[rows.FeatureLength];
        rows.Read([4], features);
        float[] once = new float[3], thrice = new float[3];
        head.Predict(features, once);
        head.Predict(Array.ConvertAll(features, f => 3 * f), thrice);
        CollectionAssert.AreEqual(once, thrice);
    }
}
