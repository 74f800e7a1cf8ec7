using MLKids.Learning.Trainers;

namespace MLKids.Learning.Tests.Trainers;

[TestClass]
public sealed class MultiLayerHeadTrainerTests : TrainerContract
{
    protected override ITrainer Create() => new MultiLayerHeadTrainer();

    [TestMethod]
    public void Fit_OtherSeed_SavesOtherBytes()
    {
        var rows = LabelledRows.Clouds(10);
        CollectionAssert.AreNotEqual(Save(Fit(rows, seed: 1)), Save(Fit(rows, seed: 2)));
    }

    [TestMethod]
    public void Fit_ExclusiveOr_LearnsWhatNoSingleLayerCan()
    {
        var random = new Random(4);
        var points = Enumerable.Range(0, 300).Select(_ => new[] { (random.NextSingle() * 4) - 2, (random.NextSingle() * 4) - 2 }).ToArray();
        var rows = new LabelledRows(points, [.. points.Select(p => p[0] * p[1] > 0 ? 1 : 0)], ["different", "same"]);
        Assert.IsGreaterThan(0.93, Accuracy(Fit(rows), rows));
        Assert.IsLessThan(0.7, Accuracy(new SoftmaxHeadTrainer().Fit(rows, 1, null, CancellationToken.None), rows));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(7)]
    [DataRow(8)]
    [DataRow(9)]
    [DataRow(577)]
    public void Fit_AnyFeatureLength_Learns(int features)
    {
        var points = Enumerable.Range(0, 23).Select(i => Enumerable.Repeat(i % 2 == 0 ? 1f : -1f, features).ToArray()).ToArray();
        var rows = new LabelledRows(points, [.. Enumerable.Range(0, 23).Select(i => i % 2)], ["a", "b"]);
        Assert.AreEqual(1.0, Accuracy(Fit(rows), rows));
    }

    [TestMethod]
    public void Backward_TwentyStepsOfTheHiddenLayerAlone_LowerTheLoss()
    {
        const int Units = 6, Features = 5, Labels = 3;
        var random = new Random(9);
        var batch = new float[HiddenLayer.Rows * 8];
        for (var i = 0; i < HiddenLayer.Rows; i++)
            for (var j = 0; j < Features; j++)
                batch[(i * 8) + j] = (random.NextSingle() * 2) - 1;
        int[] targets = [.. Enumerable.Range(0, HiddenLayer.Rows).Select(i => i % Labels)];
        var before = Layers();
        double start = Loss(before.Hidden, before.Output);
        var after = Layers();
        for (var step = 1; step <= 20; step++)
        {
            var (activations, deltas) = (new float[HiddenLayer.Rows * Units], new float[HiddenLayer.Rows * Units]);
            after.Hidden.Forward(batch, activations);
            after.Output.Propagate(activations, targets, deltas);
            after.Hidden.Backward(batch, deltas, AdamStep.Of(step, 0.01f, 0));
        }
        Assert.IsLessThan(start - 0.5, Loss(after.Hidden, after.Output));

        (HiddenLayer Hidden, OutputLayer Output) Layers()
        {
            var seed = new Random(2);
            return (new(Units, Features, seed), new(Labels, Units, seed));
        }

        double Loss(HiddenLayer hidden, OutputLayer output)
        {
            var activations = new float[HiddenLayer.Rows * Units];
            hidden.Forward(batch, activations);
            return output.Propagate(activations, targets, new float[HiddenLayer.Rows * Units]);
        }
    }

    [TestMethod]
    public void Forward_AnyRow_IsTheReluOfTheWeightedSum()
    {
        const int Units = 4, Features = 11;
        var layer = new HiddenLayer(Units, Features, new Random(1));
        var random = new Random(2);
        var batch = new float[HiddenLayer.Rows * layer.Stride];
        for (var i = 0; i < HiddenLayer.Rows; i++)
            for (var j = 0; j < Features; j++)
                batch[(i * layer.Stride) + j] = (random.NextSingle() * 2) - 1;
        var activations = new float[HiddenLayer.Rows * Units];
        layer.Forward(batch, activations);
        var matrix = layer.Matrix();
        for (var i = 0; i < HiddenLayer.Rows; i++)
            for (var unit = 0; unit < Units; unit++)
            {
                var sum = Enumerable.Range(0, Features).Sum(j => (double)matrix[(unit * Features) + j] * batch[(i * layer.Stride) + j]);
                Assert.AreEqual(Math.Max(0, sum), activations[(i * Units) + unit], 1e-5);
            }
    }

    private static double Accuracy(IHead head, LabelledRows rows) =>
        Enumerable.Range(0, rows.Count).Average(row => Best(Predict(head, rows, row)) == rows.LabelOf(row) ? 1.0 : 0);
}
