using System.Numerics;
using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>
/// Ridge regression on some rows, and two hidden layers of tanh units while they learn what it leaves unexplained: Adam on mini-batches of 10,
/// half the mean squared error of standardised outputs.
/// </summary>
internal sealed class ResidualLayers
{
    private const int Rows = HiddenLayer.Rows;

    /// <summary>The step size falls to this part of its start.</summary>
    private const float LastRate = 0.1f;

    private readonly RegressionSettings _settings;
    private readonly ColumnScale _inputs, _outputs;
    private readonly Random _random;
    private readonly HiddenLayer _below, _above;
    private readonly LinearLayer _output;
    private readonly int[] _order;
    private readonly int _steps;
    private readonly float[] _weights, _rows, _left;
    private readonly float[] _batch, _targets, _lower, _lowerPadded, _lowerDeltas, _upper, _upperDeltas;
    private int _step, _at;

    /// <param name="rows">The rows to learn from.</param>
    /// <param name="settings">How.</param>
    /// <param name="steps">Steps of the whole schedule.</param>
    /// <param name="seed">First weights and shuffling.</param>
    /// <param name="cancellation">Stops the ridge regression.</param>
    internal ResidualLayers(RegressionRows rows, RegressionSettings settings, int steps, int seed, CancellationToken cancellation)
    {
        (_settings, _steps, _random) = (settings, steps, new Random(seed));
        (_inputs, _outputs) = (ColumnScale.Of(rows.AllInputs, rows.InputCount), ColumnScale.Of(rows.AllOutputs, rows.OutputCount));
        var (from, to) = (_inputs.Standardise(rows.AllInputs), _outputs.Standardise(rows.AllOutputs));
        _weights = RidgeSolution.Weights(from, to, rows.InputCount, rows.OutputCount, cancellation);
        _left = RidgeSolution.Residuals(_weights, from, to, rows.InputCount, rows.OutputCount);
        Loss = TensorPrimitives.SumOfSquares<float>(_left) / _left.Length;
        var units = settings.Units;
        (_below, _above, _output) = (new(units, rows.InputCount, _random), new(units, units, _random), new(rows.OutputCount, units));
        _order = [.. Enumerable.Range(0, rows.Count)];
        _at = rows.Count;
        _rows = from;
        (_batch, _targets) = (new float[Rows * _below.Stride], new float[Rows * rows.OutputCount]);
        (_lower, _lowerPadded, _lowerDeltas) = (new float[Rows * units], new float[Rows * _above.Stride], new float[Rows * _above.Stride]);
        (_upper, _upperDeltas) = (new float[Rows * units], new float[Rows * units]);
    }

    /// <summary>Mean squared error over the last steps, of all standardised outputs.</summary>
    internal double Loss { get; private set; }

    /// <summary>Takes some more steps of the schedule.</summary>
    internal void Learn(int steps, CancellationToken cancellation)
    {
        double loss = 0;
        long rows = 0;
        for (var i = 0; i < steps; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (_at >= _order.Length)
            {
                _random.Shuffle(_order);
                _at = 0;
            }

            var batch = _order.AsSpan(_at, Math.Min(Rows, _order.Length - _at));
            (_at, rows) = (_at + batch.Length, rows + batch.Length);
            loss += Step(batch);
        }

        if (rows > 0)
            Loss = loss / rows / _outputs.Count;
    }

    /// <summary>Asks rows that were not learned from.</summary>
    /// <param name="rows">All rows.</param>
    /// <param name="asked">Those asked.</param>
    /// <param name="wanted">Takes rows × outputs: what the ridge regression leaves unexplained, standardised.</param>
    /// <param name="found">Takes rows × outputs: what the layers say to it.</param>
    internal void Ask(RegressionRows rows, ReadOnlySpan<int> asked, float[] wanted, float[] found)
    {
        for (var start = 0; start < asked.Length; start += Rows)
        {
            var now = asked.Slice(start, Math.Min(Rows, asked.Length - start));
            Array.Clear(_batch);
            for (var i = 0; i < now.Length; i++)
            {
                var row = _batch.AsSpan(i * _below.Stride, _inputs.Count);
                var left = wanted.AsSpan(now[i] * _outputs.Count, _outputs.Count);
                _inputs.Standardise(rows.Inputs(now[i]), row);
                ScaledRegressor.WeightedSums(_weights, row, left);
                var standard = found.AsSpan(now[i] * _outputs.Count, _outputs.Count);
                _outputs.Standardise(rows.Outputs(now[i]), standard);
                TensorPrimitives.Subtract(standard, left, left);
            }

            Forward();
            for (var i = 0; i < now.Length; i++)
                _output.Forward(_upper.AsSpan(i * _settings.Units, _settings.Units), found.AsSpan(now[i] * _outputs.Count, _outputs.Count));
        }
    }

    /// <param name="shares">How much of what the layers say is believed, 0..1, one per output.</param>
    internal LayeredRegressor ToRegressor(ReadOnlySpan<double> shares)
    {
        var (weights, bias) = (new float[_output.Weights.Length], new float[_output.Bias.Length]);
        for (var output = 0; output < shares.Length; output++)
            if (shares[output] > 0)
            {
                var own = (output * _settings.Units)..((output + 1) * _settings.Units);
                TensorPrimitives.Multiply(_output.Weights.AsSpan(own), (float)shares[output], weights.AsSpan(own));
                bias[output] = _output.Bias[output] * (float)shares[output];
            }

        return new(_inputs, _outputs, new(_weights, _below.Matrix(), _below.Bias, _above.Matrix(), _above.Bias, weights, bias));
    }

    private double Step(ReadOnlySpan<int> rows)
    {
        var (units, stride, outputs) = (_settings.Units, _above.Stride, _outputs.Count);
        Array.Clear(_batch);
        for (var i = 0; i < rows.Length; i++)
        {
            _rows.AsSpan(rows[i] * _inputs.Count, _inputs.Count).CopyTo(_batch.AsSpan(i * _below.Stride));
            _left.AsSpan(rows[i] * outputs, outputs).CopyTo(_targets.AsSpan(i * outputs));
        }

        var rate = _settings.LearningRate * (1 - ((1 - LastRate) * _step / _steps));
        var adam = AdamStep.Of(++_step, rate, _settings.WeightDecay);
        Forward();
        var loss = _output.Propagate(_upper, _targets.AsSpan(0, rows.Length * outputs), _upperDeltas);
        _output.Learn(adam);
        ThroughTanh(_upper, _upperDeltas);
        _above.Return(_upperDeltas, _lowerDeltas);
        for (var i = 0; i < Rows; i++)
            _lowerDeltas.AsSpan(i * stride, units).CopyTo(_lowerDeltas.AsSpan(i * units));
        ThroughTanh(_lower, _lowerDeltas.AsSpan(0, Rows * units));
        _above.Backward(_lowerPadded, _upperDeltas, adam);
        _below.Backward(_batch, _lowerDeltas, adam);
        return loss;
    }

    private void Forward()
    {
        _below.Sums(_batch, _lower);
        TensorPrimitives.Tanh<float>(_lower, _lower);
        for (var i = 0; i < Rows; i++)
            _lower.AsSpan(i * _settings.Units, _settings.Units).CopyTo(_lowerPadded.AsSpan(i * _above.Stride));
        _above.Sums(_lowerPadded, _upper);
        TensorPrimitives.Tanh<float>(_upper, _upper);
    }

    /// <summary>Derivative of tanh: 1 - tanh².</summary>
    private static void ThroughTanh(ReadOnlySpan<float> activations, Span<float> deltas)
    {
        var at = 0;
        for (; at <= deltas.Length - Vector<float>.Count; at += Vector<float>.Count)
        {
            var activation = new Vector<float>(activations[at..]);
            (new Vector<float>(deltas[at..]) * (Vector<float>.One - (activation * activation))).CopyTo(deltas[at..]);
        }

        for (; at < deltas.Length; at++)
            deltas[at] *= 1 - (activations[at] * activations[at]);
    }
}
