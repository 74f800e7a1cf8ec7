using MLKids.Learning.Trainers;

namespace MLKids.Learning.Tests.Trainers;

[TestClass]
public sealed class SoftmaxHeadTrainerTests : TrainerContract
{
    protected override ITrainer Create() => new SoftmaxHeadTrainer();

    [TestMethod]
    public void Fit_AnySeed_SavesTheSameBytes()
    {
        var rows = LabelledRows.Clouds(10);
        CollectionAssert.AreEqual(Save(Fit(rows, seed: 1)), Save(Fit(rows, seed: 2)));
    }

    [TestMethod]
    [DataRow(0f, 10)]
    [DataRow(1f, 10)]
    [DataRow(1f, 200)]
    [DataRow(100f, 40)]
    public void Fit_AnyStrength_StopsWhereTheGradientIsAlmostZero(float l2, int perLabel)
    {
        // Overlapping clouds: without a penalty, separable ones have no minimum.
        var rows = LabelledRows.Clouds(perLabel, features: 4, noise: 6);
        var head = new SoftmaxHeadTrainer(l2).Fit(rows, 1, null, CancellationToken.None);
        var gradient = Gradient(head, rows, l2);
        Assert.IsLessThan(Flavours.FlavourPromise.SoftmaxGradient, gradient.Max(Math.Abs));
    }

    [TestMethod]
    public void Evaluate_Gradient_AgreesWithDifferences()
    {
        var rows = LabelledRows.Clouds(7, features: 3, noise: 3);
        var objective = new SoftmaxObjective(rows, 2);
        var random = new Random(3);
        double[] point = [.. Enumerable.Range(0, objective.Length).Select(_ => random.NextDouble() - 0.5)];
        var gradient = new double[point.Length];
        objective.Evaluate(point, gradient, CancellationToken.None);
        var ignored = new double[point.Length];
        for (var i = 0; i < point.Length; i++)
        {
            const double Step = 1e-2;
            point[i] += Step;
            var above = objective.Evaluate(point, ignored, CancellationToken.None);
            point[i] -= 2 * Step;
            var below = objective.Evaluate(point, ignored, CancellationToken.None);
            point[i] += Step;
            Assert.AreEqual((above - below) / (2 * Step), gradient[i], 1e-3, $"parameter {i}");
        }
    }

    [TestMethod]
    public void Evaluate_AtZero_IsTheLogOfTheNumberOfLabels()
    {
        var objective = new SoftmaxObjective(LabelledRows.Clouds(9, labels: 4), 1);
        var loss = objective.Evaluate(new double[objective.Length], new double[objective.Length], CancellationToken.None);
        Assert.AreEqual(Math.Log(4), loss, 1e-6);
    }

    /// <summary>In float64, by the definition; the head's bytes are signature, labels, features, weights, biases.</summary>
    private static double[] Gradient(IHead head, LabelledRows rows, double l2)
    {
        using var reader = new BinaryReader(new MemoryStream(Save(head)));
        reader.ReadBytes(12);
        int labels = head.LabelCount, features = head.FeatureLength;
        var weights = Enumerable.Range(0, labels * features).Select(_ => (double)reader.ReadSingle()).ToArray();
        var gradient = new double[labels * (features + 1)];
        for (var i = 0; i < weights.Length; i++)
            gradient[i] = l2 * weights[i] / rows.Count;
        var row = new float[features];
        for (var r = 0; r < rows.Count; r++)
        {
            rows.Read([r], row);
            var probabilities = Predict(head, rows, r);
            for (var label = 0; label < labels; label++)
            {
                var error = (probabilities[label] - (rows.LabelOf(r) == label ? 1 : 0)) / rows.Count;
                for (var j = 0; j < features; j++)
                    gradient[(label * features) + j] += error * row[j];
                gradient[(labels * features) + label] += error;
            }
        }
        return gradient;
    }
}
