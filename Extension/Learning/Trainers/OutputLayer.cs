using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers;

/// <summary>The output layer while it learns: labels × units without bias, softmax, cross-entropy.</summary>
internal sealed class OutputLayer
{
    private const int Rows = HiddenLayer.Rows;

    private readonly int _labels, _units;
    private readonly float[] _first, _second, _gradient, _scores;

    /// <param name="labels">Outputs.</param>
    /// <param name="units">Inputs.</param>
    /// <param name="random">Draws the first weights: uniform with variance 1 / units (Glorot and Bengio 2010, for a softmax).</param>
    internal OutputLayer(int labels, int units, Random random)
    {
        (_labels, _units) = (labels, units);
        Weights = new float[labels * units];
        (_first, _second, _gradient) = (new float[labels * units], new float[labels * units], new float[labels * units]);
        _scores = new float[labels];
        var limit = MathF.Sqrt(3f / units);
        foreach (ref var weight in Weights.AsSpan())
            weight = ((2 * random.NextSingle()) - 1) * limit;
    }

    internal float[] Weights { get; }

    /// <summary>Forward, backward and the gradient; <see cref="Learn"/> takes the step.</summary>
    /// <param name="activations">Rows × units.</param>
    /// <param name="targets">One label per row; shorter than Rows in the last batch of an epoch.</param>
    /// <param name="deltas">Takes Rows × units: the mean loss's derivative by the hidden units' sums.</param>
    /// <returns>Sum of the rows' losses.</returns>
    internal double Propagate(ReadOnlySpan<float> activations, ReadOnlySpan<int> targets, Span<float> deltas)
    {
        Array.Clear(_gradient);
        deltas.Clear();
        double loss = 0;
        for (var row = 0; row < targets.Length; row++)
        {
            var hidden = activations.Slice(row * _units, _units);
            for (var label = 0; label < _labels; label++)
                _scores[label] = TensorPrimitives.Dot(hidden, Weights.AsSpan(label * _units, _units));
            var own = _scores[targets[row]];
            loss += Softmax.InPlace(_scores) - own;
            _scores[targets[row]] -= 1;
            TensorPrimitives.Divide(_scores, targets.Length, _scores);
            Return(hidden, deltas.Slice(row * _units, _units));
        }
        return loss;
    }

    internal void Learn(AdamStep step) => step.Apply(_gradient, Weights, _first, _second);

    private void Return(ReadOnlySpan<float> hidden, Span<float> delta)
    {
        for (var label = 0; label < _labels; label++)
        {
            var sum = _gradient.AsSpan(label * _units, _units);
            TensorPrimitives.MultiplyAdd(hidden, _scores[label], sum, sum);
            TensorPrimitives.MultiplyAdd(Weights.AsSpan(label * _units, _units), _scores[label], delta, delta);
        }
        for (var unit = 0; unit < delta.Length; unit++)
            if (hidden[unit] <= 0)
                delta[unit] = 0;
    }
}
