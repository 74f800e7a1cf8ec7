using System.Numerics.Tensors;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers;

/// <summary>
/// Mean log-loss + l2 / (2n) · ‖w‖² and its gradient, over rows read batch by batch. Parameters are labels × (features, then the bias), row-major.
/// Products are in float32; sums over batches and the penalty in float64, so that the optimiser's line search sees a smooth function.
/// </summary>
internal sealed class SoftmaxObjective
{
    private readonly IExampleSource _examples;
    private readonly double _l2;
    private readonly int _labels, _features;
    private readonly int[] _rows = new int[TrainingRows.BatchRows];
    private readonly float[] _batch, _scores, _weights, _batchGradient;
    private readonly float[] _biasGradient;

    internal SoftmaxObjective(IExampleSource examples, double l2)
    {
        _examples = examples;
        _l2 = l2;
        (_labels, _features) = (examples.Labels.Count, examples.FeatureLength);
        _batch = new float[TrainingRows.BatchRows * _features];
        _scores = new float[_labels];
        _weights = new float[Length];
        _batchGradient = new float[_labels * _features];
        _biasGradient = new float[_labels];
    }

    /// <summary>Number of parameters.</summary>
    internal int Length => _labels * (_features + 1);

    /// <summary>Mean log-loss of the last evaluation, without the penalty, in nats.</summary>
    internal double MeanLoss { get; private set; }

    /// <param name="point">Parameters.</param>
    /// <param name="gradient">Takes the gradient at <paramref name="point"/>.</param>
    /// <param name="cancellation">Looked at before every batch.</param>
    internal double Evaluate(ReadOnlySpan<double> point, Span<double> gradient, CancellationToken cancellation)
    {
        TensorPrimitives.ConvertTruncating<double, float>(point, _weights);
        gradient.Clear();
        double loss = 0;
        for (var start = 0; start < _examples.Count; start += TrainingRows.BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            loss += AddBatch(start, Math.Min(TrainingRows.BatchRows, _examples.Count - start), gradient);
        }
        MeanLoss = loss / _examples.Count;
        TensorPrimitives.Multiply(gradient, 1.0 / _examples.Count, gradient);
        return MeanLoss + AddPenalty(point, gradient);
    }

    internal SoftmaxHead ToHead(ReadOnlySpan<double> point)
    {
        var matrix = new float[_labels * _features];
        var bias = new float[_labels];
        for (var label = 0; label < _labels; label++)
        {
            var start = label * (_features + 1);
            TensorPrimitives.ConvertTruncating(point.Slice(start, _features), matrix.AsSpan(label * _features, _features));
            bias[label] = (float)point[start + _features];
        }
        return new(matrix, bias);
    }

    private double AddBatch(int start, int count, Span<double> gradient)
    {
        for (var i = 0; i < count; i++)
            _rows[i] = start + i;
        _examples.Read(_rows.AsSpan(0, count), _batch.AsSpan(0, count * _features));
        Array.Clear(_batchGradient);
        Array.Clear(_biasGradient);
        double loss = 0;
        for (var i = 0; i < count; i++)
            loss += AddRow(_batch.AsSpan(i * _features, _features), _examples.LabelOf(start + i));
        for (var label = 0; label < _labels; label++)
        {
            var into = gradient.Slice(label * (_features + 1), _features + 1);
            var from = _batchGradient.AsSpan(label * _features, _features);
            for (var j = 0; j < from.Length; j++)
                into[j] += from[j];
            into[_features] += _biasGradient[label];
        }
        return loss;
    }

    private double AddRow(ReadOnlySpan<float> row, int target)
    {
        for (var label = 0; label < _labels; label++)
        {
            var start = label * (_features + 1);
            _scores[label] = _weights[start + _features] + TensorPrimitives.Dot(row, _weights.AsSpan(start, _features));
        }
        var own = _scores[target];
        double loss = Softmax.InPlace(_scores) - own;
        _scores[target] -= 1;
        for (var label = 0; label < _labels; label++)
        {
            var sum = _batchGradient.AsSpan(label * _features, _features);
            TensorPrimitives.MultiplyAdd(row, _scores[label], sum, sum);
            _biasGradient[label] += _scores[label];
        }
        return loss;
    }

    private double AddPenalty(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var strength = _l2 / _examples.Count;
        double squares = 0;
        for (var label = 0; label < _labels; label++)
        {
            var own = point.Slice(label * (_features + 1), _features);
            var into = gradient.Slice(label * (_features + 1), _features);
            squares += TensorPrimitives.SumOfSquares(own);
            TensorPrimitives.MultiplyAdd(own, strength, into, into);
        }
        return strength / 2 * squares;
    }
}
