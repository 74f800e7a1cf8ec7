using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>
/// Weighs each input column once: ridge regression on standardised in- and outputs in closed form, its strength chosen for each output by
/// leaving each row out once. The simplified preset's trainer. Draws nothing: every seed gives the same bytes.
/// </summary>
public sealed class RidgeRegressionTrainer : IRegressionTrainer
{
    /// <summary>Saved in models.</summary>
    public const string TrainerId = "ridge-regression";

    public string Id => TrainerId;

    public IRegressor Fit(RegressionRows rows, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        RegressionCheck.Require(rows);
        cancellation.ThrowIfCancellationRequested();
        var (inputs, outputs) = (ColumnScale.Of(rows.AllInputs, rows.InputCount), ColumnScale.Of(rows.AllOutputs, rows.OutputCount));
        var (from, to) = (inputs.Standardise(rows.AllInputs), outputs.Standardise(rows.AllOutputs));
        var weights = RidgeSolution.Weights(from, to, rows.InputCount, rows.OutputCount, cancellation);
        var left = RidgeSolution.Residuals(weights, from, to, rows.InputCount, rows.OutputCount);
        progress?.Report(new(1, TensorPrimitives.SumOfSquares<float>(left) / left.Length, 1));
        return new RidgeRegressor(inputs, outputs, weights);
    }

    public IRegressor Load(BinaryReader reader) => RidgeRegressor.Load(reader);
}
