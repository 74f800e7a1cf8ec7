using System.Numerics.Tensors;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers;

/// <summary>
/// Mean log-loss + l2 / (2n) · ‖w‖² and its gradient, over rows read batch by batch. Parameters are labels × (features, then the bias), row-major.
/// Products are in float32; sums over batches and the penalty in float64, so that the optimiser's line search sees a smooth function.
/// </summary>
internal sealed class SoftmaxObjective
{
    private readonly IExampleSource examples;
    private readonly double l2;
    private readonly int labels, features;
    private readonly int[] rows = new int[TrainingRows.BatchRows];
    private readonly float[] batch, scores, weights, batchGradient;
    private readonly float[] biasGradient;

    internal SoftmaxObjective(IExampleSource examples, double l2)
    {
        this.examples = examples;
        this.l2 = l2;
        (labels, features) = (examples.Labels.Count, examples.FeatureLength);
        batch = new float[TrainingRows.BatchRows * features];
        scores = new float[labels];
        weights = new float[Length];
        batchGradient = new float[labels * features];
        biasGradient = new float[labels];
    }

    /// <summary>Number of parameters.</summary>
    internal int Length => labels * (features + 1);

    /// <summary>Mean log-loss of the last evaluation, without the penalty, in nats.</summary>
    internal double MeanLoss { get; private set; }

    /// <param name="point">Parameters.</param>
    /// <param name="gradient">Takes the gradient at <paramref name="point"/>.</param>
    /// <param name="cancellation">Looked at before every batch.</param>
    internal double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, CancellationToken cancellation)
    {
        TensorPrimitives.ConvertTruncating<double, float>(point, weights);
        gradient.Clear();
        double loss = 0;
        for (var start = 0; start < examples.Count; start += TrainingRows.BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            loss += AddBatch(start, Math.Min(TrainingRows.BatchRows, examples.Count - start), gradient);
        }
        MeanLoss = loss / examples.Count;
        TensorPrimitives.Multiply(gradient, 1.0 / examples.Count, gradient);
        return MeanLoss + AddPenalty(point, gradient);
    }

    internal SoftmaxHead ToHead(ReadOnlySpan<double> point)
    {
        var matrix = new float[labels * features];
        var bias = new float[labels];
        for (var label = 0; label < labels; label++)
        {
            var start = label * (features + 1);
            TensorPrimitives.ConvertTruncating(point.Slice(start, features), matrix.AsSpan(label * features, features));
            bias[label] = (float)point[start + features];
        }
        return new(matrix, bias);
    }

    private double AddBatch(int start, int count, Span<double> gradient)
    {
        for (var i = 0; i < count; i++)
            rows[i] = start + i;
        examples.Read(rows.AsSpan(0, count), batch.AsSpan(0, count * features));
        Array.Clear(batchGradient);
        Array.Clear(biasGradient);
        double loss = 0;
        for (var i = 0; i < count; i++)
            loss += AddRow(batch.AsSpan(i * features, features), examples.LabelOf(start + i));
        for (var label = 0; label < labels; label++)
        {
            var into = gradient.Slice(label * (features + 1), features + 1);
            var from = batchGradient.AsSpan(label * features, features);
            for (var j = 0; j < from.Length; j++)
                into[j] += from[j];
            into[features] += biasGradient[label];
        }
        return loss;
    }

    private double AddRow(ReadOnlySpan<float> row, int target)
    {
        for (var label = 0; label < labels; label++)
        {
            var start = label * (features + 1);
            scores[label] = weights[start + features] + TensorPrimitives.Dot(row, weights.AsSpan(start, features));
        }
        var own = scores[target];
        double loss = Softmax.InPlace(scores) - own;
        scores[target] -= 1;
        for (var label = 0; label < labels; label++)
        {
            var sum = batchGradient.AsSpan(label * features, features);
            TensorPrimitives.MultiplyAdd(row, scores[label], sum, sum);
            biasGradient[label] += scores[label];
        }
        return loss;
    }

    private double AddPenalty(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var strength = l2 / examples.Count;
        double squares = 0;
        for (var label = 0; label < labels; label++)
        {
            var own = point.Slice(label * (features + 1), features);
            var into = gradient.Slice(label * (features + 1), features);
            squares += TensorPrimitives.SumOfSquares(own);
            TensorPrimitives.MultiplyAdd(own, strength, into, into);
        }
        return strength / 2 * squares;
    }
}
