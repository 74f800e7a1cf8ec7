using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Regression;

namespace MLKids.Learning.Tests.Trainers.Regression;

[TestClass]
public sealed class RegressionTrainerTests : RegressionTrainerContract
{
    protected override double CurvedPromise => 0.99;

    protected override IRegressionTrainer Create() => new RegressionTrainer();

    [TestMethod]
    public void Fit_OtherSeed_SavesOtherBytes()
    {
        var rows = NumberRows.Curved(30);
        CollectionAssert.AreNotEqual(Save(Fit(rows, seed: 1)), Save(Fit(rows, seed: 2)));
    }

    [TestMethod]
    public void Fit_NothingButNoise_StaysWithRidgeRegression()
    {
        var random = new Random(8);
        var rows = NumberRows.Make(40, 4, 1, _ => [random.NextSingle()]);
        var (layers, ridge) = (Fit(rows), new RidgeRegressionTrainer().Fit(rows, 1, null, CancellationToken.None));
        for (var row = 0; row < rows.Count; row++)
            Assert.AreEqual(Predict(ridge, rows.Inputs(row).ToArray())[0], Predict(layers, rows.Inputs(row).ToArray())[0], 1e-5f);
    }

    [TestMethod]
    public void Fit_OneCurvedAndOneNoisyOutput_BelievesTheLayersForTheCurvedOnly()
    {
        var random = new Random(8);
        var rows = NumberRows.Make(80, 2, 1, x => [x[0] * x[1], random.NextSingle()]);
        var (layers, ridge) = (Fit(rows), new RidgeRegressionTrainer().Fit(rows, 1, null, CancellationToken.None));
        Assert.IsGreaterThan(0.95, NumberRows.R2(layers, rows));
        for (var row = 0; row < rows.Count; row++)
            Assert.AreEqual(Predict(ridge, rows.Inputs(row).ToArray())[1], Predict(layers, rows.Inputs(row).ToArray())[1], 1e-5f);
    }

    [TestMethod]
    public void Fit_ManyRows_HoldsOneFifthBackAndLearns()
    {
        var heard = new HeardProgress<FitProgress>();
        var regressor = new RegressionTrainer(new() { Steps = 1000 }).Fit(NumberRows.Curved(2500), 1, heard, CancellationToken.None);
        Assert.IsGreaterThan(0.95, NumberRows.R2(regressor, NumberRows.Curved(200, seed: 2)));
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(8)]
    [DataRow(9)]
    public void Return_OfTheHiddenLayer_IsTheDerivativeByWhatIsBelow(int features)
    {
        const int Units = 6;
        var layer = new HiddenLayer(Units, features, new Random(1));
        var random = new Random(2);
        float[] deltas = [.. Enumerable.Range(0, HiddenLayer.Rows * Units).Select(_ => random.NextSingle() - 0.5f)];
        var below = new float[HiddenLayer.Rows * layer.Stride];
        layer.Return(deltas, below);
        var matrix = layer.Matrix();
        for (var row = 0; row < HiddenLayer.Rows; row++)
            for (var j = 0; j < features; j++)
                Assert.AreEqual(Enumerable.Range(0, Units).Sum(unit => (double)deltas[(row * Units) + unit] * matrix[(unit * features) + j]), below[(row * layer.Stride) + j], 1e-5);
    }

    [TestMethod]
    public void Learn_OfTheLayersAlone_LowersTheLossOfWhatRidgeRegressionLeaves()
    {
        var layers = new ResidualLayers(NumberRows.Curved(50), new(), steps: 500, seed: 1, CancellationToken.None);
        var before = layers.Loss;
        layers.Learn(450, CancellationToken.None);
        layers.Learn(50, CancellationToken.None);
        Assert.IsLessThan(before / 10, layers.Loss);
    }
}
