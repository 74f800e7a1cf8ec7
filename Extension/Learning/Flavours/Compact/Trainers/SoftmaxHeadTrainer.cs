using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Double;
using MathNet.Numerics.Optimization;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers;

/// <content>Minimises with MathNet.Numerics' limited-memory BFGS.</content>
public sealed partial class SoftmaxHeadTrainer
{
    private const double GradientTolerance = 1e-5, ParameterTolerance = 1e-9, ProgressTolerance = 1e-9;
    private const int Memory = 5, MaxIterations = 500;

    /// <summary>After so many evaluations progress stands at one half.</summary>
    private const double UsualEvaluations = 15;

    private static partial IHead Minimise(IExampleSource examples, float l2, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        var objective = new SoftmaxObjective(examples, l2);
        var best = (Value: double.PositiveInfinity, Point: new double[objective.Length], Loss: double.NaN);
        var round = 0;
        (double, Vector<double>) Evaluate(Vector<double> point)
        {
            var gradient = new double[objective.Length];
            var at = point.AsArray() ?? point.ToArray();
            var value = objective.Evaluate(at, gradient, cancellation);
            if (value < best.Value)
                best = (value, [.. at], objective.MeanLoss);
            progress?.Report(new(++round / (round + UsualEvaluations), best.Loss, round));
            return (value, DenseVector.OfArray(gradient));
        }
        try
        {
            new LimitedMemoryBfgsMinimizer(GradientTolerance, ParameterTolerance, ProgressTolerance, Memory, MaxIterations)
                .FindMinimum(ObjectiveFunction.Gradient(Evaluate), DenseVector.Create(objective.Length, 0));
        }
        catch (Exception e) when (e is OptimizationException or OperationCanceledException)
        {
            // A line search that finds nothing better near the minimum, or the last permitted iteration: the best point stands.
            cancellation.ThrowIfCancellationRequested();
        }
        if (!double.IsFinite(best.Value))
            throw TrainingRows.TooLarge("features so large that the loss is no number");
        progress?.Report(new(1, best.Loss, round));
        return objective.ToHead(best.Point);
    }
}
