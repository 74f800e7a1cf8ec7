using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>The output layer of a regressor while it learns: outputs × units with bias, squared error. It starts at 0, so that nothing is said at first.</summary>
/// <param name="outputs">Numbers of one answer.</param>
/// <param name="units">Inputs.</param>
internal sealed class LinearLayer(int outputs, int units)
{
    private readonly float[] _first = new float[outputs * units], _second = new float[outputs * units], _gradient = new float[outputs * units];
    private readonly float[] _biasFirst = new float[outputs], _biasSecond = new float[outputs], _biasGradient = new float[outputs];

    /// <summary>outputs × units, row-major.</summary>
    internal float[] Weights { get; } = new float[outputs * units];

    internal float[] Bias { get; } = new float[outputs];

    internal void Forward(ReadOnlySpan<float> hidden, Span<float> answer)
    {
        ScaledRegressor.WeightedSums(Weights, hidden, answer);
        TensorPrimitives.Add(answer, Bias, answer);
    }

    /// <summary>Forward and backward over a mini-batch; <see cref="Learn"/> takes the step.</summary>
    /// <param name="activations">Rows × units.</param>
    /// <param name="targets">Rows × outputs; as many rows as the batch has.</param>
    /// <param name="deltas">Takes rows × units: the derivative of half the mean squared error by the activations; 0 for rows that the batch does not have.</param>
    /// <returns>Sum of the squared errors.</returns>
    internal double Propagate(ReadOnlySpan<float> activations, ReadOnlySpan<float> targets, Span<float> deltas)
    {
        Array.Clear(_gradient);
        Array.Clear(_biasGradient);
        deltas.Clear();
        Span<float> errors = stackalloc float[outputs];
        var rows = targets.Length / outputs;
        double loss = 0;
        for (var row = 0; row < rows; row++)
        {
            var hidden = activations.Slice(row * units, units);
            Forward(hidden, errors);
            TensorPrimitives.Subtract(errors, targets.Slice(row * outputs, outputs), errors);
            loss += TensorPrimitives.SumOfSquares<float>(errors);
            TensorPrimitives.Divide(errors, rows, errors);
            TensorPrimitives.Add(_biasGradient, errors, _biasGradient);
            var delta = deltas.Slice(row * units, units);
            for (var output = 0; output < outputs; output++)
            {
                var sum = _gradient.AsSpan(output * units, units);
                TensorPrimitives.MultiplyAdd(hidden, errors[output], sum, sum);
                TensorPrimitives.MultiplyAdd(Weights.AsSpan(output * units, units), errors[output], delta, delta);
            }
        }

        return loss;
    }

    internal void Learn(AdamStep step)
    {
        step.Apply(_gradient, Weights, _first, _second);
        step.Apply(_biasGradient, Bias, _biasFirst, _biasSecond);
    }
}
