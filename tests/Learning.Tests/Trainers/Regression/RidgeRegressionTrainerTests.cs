using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Regression;

namespace MLKids.Learning.Tests.Trainers.Regression;

[TestClass]
public sealed class RidgeRegressionTrainerTests : RegressionTrainerContract
{
    protected override double CurvedPromise => 0.5;

    protected override IRegressionTrainer Create() => new RidgeRegressionTrainer();

    [TestMethod]
    public void Fit_AnySeed_SavesTheSameBytes()
    {
        var rows = NumberRows.Curved(30);
        CollectionAssert.AreEqual(Save(Fit(rows, seed: 1)), Save(Fit(rows, seed: 2)));
    }

    [TestMethod]
    public void Fit_ExactLine_KeepsSixDigits() =>
        Assert.AreEqual(1_000_001f, Predict(Fit(new([.. Enumerable.Range(0, 20).Select(i => (float)i)], [.. Enumerable.Range(0, 20).Select(i => 1 + (1e5f * i))], 1, 1)), [10])[0], 1);

    [TestMethod]
    [DataRow(20, 5)]
    [DataRow(6, 15)]
    public void Weights_AnyShape_SolveTheNormalEquationsOfTheBestStrength(int count, int columns)
    {
        var rows = NumberRows.Make(count, columns, 3, x => [x[0] + (0.3f * x[1] * x[2])]);
        var (inputs, outputs) = (ColumnScale.Of(rows.AllInputs, columns).Standardise(rows.AllInputs), ColumnScale.Of(rows.AllOutputs, 1).Standardise(rows.AllOutputs));
        var weights = RidgeSolution.Weights(inputs, outputs, columns, 1, CancellationToken.None);
        var left = RidgeSolution.Residuals(weights, inputs, outputs, columns, 1);
        // Xᵀ(y - Xw) = strength × w, for one strength and all columns.
        double[] pulls = [.. Enumerable.Range(0, columns).Select(column => Enumerable.Range(0, count).Sum(row => (double)inputs[(row * columns) + column] * left[row]))];
        var strength = pulls.Sum(Math.Abs) / weights.Sum(Math.Abs);
        for (var column = 0; column < columns; column++)
            Assert.AreEqual(strength * weights[column], pulls[column], 2e-4 * count);
        // Leaving each row out by hand, this strength is no worse than those beside it.
        Assert.IsLessThanOrEqualTo(LeftOut(strength * Math.Sqrt(10)) * 1.0001, LeftOut(strength));
        Assert.IsLessThanOrEqualTo(LeftOut(strength / Math.Sqrt(10)) * 1.0001, LeftOut(strength));

        double LeftOut(double ridge) => Enumerable.Range(0, count).Sum(without => Math.Pow(Errors(ridge, without), 2));

        // Gradient steps to the minimum on centred rows: slow and plain, as a second opinion.
        double Errors(double ridge, int without)
        {
            int[] kept = [.. Enumerable.Range(0, count).Where(row => row != without)];
            var mean = Enumerable.Range(0, columns).Select(j => kept.Average(row => (double)inputs[(row * columns) + j])).ToArray();
            var middle = kept.Average(row => (double)outputs[row]);
            var w = new double[columns];
            for (var step = 0; step < 4000; step++)
            {
                var errors = kept.Select(row => outputs[row] - middle - Enumerable.Range(0, columns).Sum(j => w[j] * (inputs[(row * columns) + j] - mean[j]))).ToArray();
                for (var j = 0; j < columns; j++)
                    w[j] += (kept.Select((row, i) => errors[i] * (inputs[(row * columns) + j] - mean[j])).Sum() - (ridge * w[j])) / ((count * columns) + ridge);
            }

            return outputs[without] - middle - Enumerable.Range(0, columns).Sum(j => w[j] * (inputs[(without * columns) + j] - mean[j]));
        }
    }

    [TestMethod]
    public void Of_SymmetricMatrix_GivesVectorsThatAreOnlyStretched()
    {
        const int Size = 12;
        var random = new Random(4);
        double[] root = [.. Enumerable.Range(0, Size * 7).Select(_ => random.NextDouble() - 0.5)];
        var matrix = new double[Size * Size];
        for (var i = 0; i < Size; i++)
            for (var j = 0; j < Size; j++)
                matrix[(i * Size) + j] = Enumerable.Range(0, 7).Sum(k => root[(i * 7) + k] * root[(j * 7) + k]);
        var eigen = SymmetricEigen.Of([.. matrix], Size, CancellationToken.None);
        Assert.AreEqual(7, eigen.Values.Count(value => value > 1e-9));
        for (var v = 0; v < Size; v++)
            for (var i = 0; i < Size; i++)
                Assert.AreEqual(
                    eigen.Values[v] * eigen.Vectors[(v * Size) + i], Enumerable.Range(0, Size).Sum(j => matrix[(i * Size) + j] * eigen.Vectors[(v * Size) + j]), 1e-9);
    }
}
