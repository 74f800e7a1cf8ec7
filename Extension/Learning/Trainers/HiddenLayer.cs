using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLKids.Learning.Trainers;

/// <summary>
/// The hidden layer while it learns: ten rows at a time forward, and backward fused with Adam so that no gradient matrix is ever written.
/// This is where nearly all of a fit's time goes. Feature rows are padded with zeros to <see cref="Stride"/>.
/// </summary>
internal sealed class HiddenLayer
{
    /// <summary>Rows of one mini-batch; shorter ones are filled with zero rows.</summary>
    internal const int Rows = 10;

    private readonly int _units;
    private readonly float[] _weights, _first, _second;
    private readonly float[] _bias, _biasFirst, _biasSecond, _biasGradient;

    /// <param name="units">Hidden units.</param>
    /// <param name="features">Floats of one row.</param>
    /// <param name="random">Draws the first weights: uniform with variance 2 / features (He et al. 2015).</param>
    internal HiddenLayer(int units, int features, Random random)
    {
        _units = units;
        Features = features;
        Stride = (features + Vector256<float>.Count - 1) / Vector256<float>.Count * Vector256<float>.Count;
        (_weights, _first, _second) = (new float[units * Stride], new float[units * Stride], new float[units * Stride]);
        (_bias, _biasFirst, _biasSecond, _biasGradient) = (new float[units], new float[units], new float[units], new float[units]);
        var limit = MathF.Sqrt(6f / features);
        for (var unit = 0; unit < units; unit++)
            foreach (ref var weight in _weights.AsSpan(unit * Stride, features))
                weight = ((2 * random.NextSingle()) - 1) * limit;
    }

    internal int Features { get; }

    /// <summary>Floats from one row to the next, in weights and in batches.</summary>
    internal int Stride { get; }

    internal float[] Bias => _bias;

    /// <summary>Weights without padding, units × features.</summary>
    internal float[] Matrix()
    {
        var matrix = new float[_units * Features];
        for (var unit = 0; unit < _units; unit++)
            _weights.AsSpan(unit * Stride, Features).CopyTo(matrix.AsSpan(unit * Features));
        return matrix;
    }

    /// <param name="batch">Rows × Stride floats.</param>
    /// <param name="activations">Takes Rows × units floats: max(0, w·x + b).</param>
    internal void Forward(ReadOnlySpan<float> batch, Span<float> activations)
    {
        Sums(batch, activations);
        TensorPrimitives.Max(activations, 0, activations);
    }

    /// <param name="batch">Rows × Stride floats.</param>
    /// <param name="sums">Takes Rows × units floats: w·x + b.</param>
    internal void Sums(ReadOnlySpan<float> batch, Span<float> sums)
    {
        ref var x = ref MemoryMarshal.GetReference(batch);
        for (var unit = 0; unit < _units; unit++)
        {
            ref var w = ref _weights[unit * Stride];
            Sum(ref w, ref x, unit, 0, sums);
            Sum(ref w, ref x, unit, Rows / 2, sums);
        }
    }

    /// <summary>One step of Adam.</summary>
    /// <param name="batch">What <see cref="Forward"/> was given.</param>
    /// <param name="deltas">Rows × units: the mean loss's derivative by each unit's sum (0 where ReLU is off).</param>
    /// <param name="step">The step's numbers.</param>
    internal void Backward(ReadOnlySpan<float> batch, ReadOnlySpan<float> deltas, AdamStep step)
    {
        ref var x = ref MemoryMarshal.GetReference(batch);
        for (var unit = 0; unit < _units; unit++)
        {
            var sum = 0f;
            for (var row = 0; row < Rows; row++)
                sum += deltas[(row * _units) + unit];
            _biasGradient[unit] = sum;
            Learn(ref x, deltas, unit, step);
        }
        step.Apply(_biasGradient, _bias, _biasFirst, _biasSecond);
    }

    /// <summary>What the rows below are told: the mean loss's derivative by them. Asked before <see cref="Backward"/> changes the weights.</summary>
    /// <param name="deltas">Rows × units, as for <see cref="Backward"/>.</param>
    /// <param name="below">Takes Rows × Stride floats.</param>
    internal void Return(ReadOnlySpan<float> deltas, Span<float> below)
    {
        ref var into = ref MemoryMarshal.GetReference(below);
        for (var row = 0; row < Rows; row += Rows / 2)
            for (nuint i = 0; i < (nuint)Stride; i += (nuint)Vector256<float>.Count)
            {
                Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default;
                for (var unit = 0; unit < _units; unit++)
                {
                    var weight = Vector256.LoadUnsafe(ref _weights[unit * Stride], i);
                    var delta = deltas[((row * _units) + unit)..];
                    s0 = Vector256.FusedMultiplyAdd(weight, Vector256.Create(delta[0]), s0);
                    s1 = Vector256.FusedMultiplyAdd(weight, Vector256.Create(delta[_units]), s1);
                    s2 = Vector256.FusedMultiplyAdd(weight, Vector256.Create(delta[2 * _units]), s2);
                    s3 = Vector256.FusedMultiplyAdd(weight, Vector256.Create(delta[3 * _units]), s3);
                    s4 = Vector256.FusedMultiplyAdd(weight, Vector256.Create(delta[4 * _units]), s4);
                }
                ref var to = ref Unsafe.Add(ref into, row * Stride);
                s0.StoreUnsafe(ref to, i);
                s1.StoreUnsafe(ref to, i + (nuint)Stride);
                s2.StoreUnsafe(ref to, i + (2 * (nuint)Stride));
                s3.StoreUnsafe(ref to, i + (3 * (nuint)Stride));
                s4.StoreUnsafe(ref to, i + (4 * (nuint)Stride));
            }
    }

    /// <summary>Five rows share each load of the weights; five running sums keep the processor's multipliers busy.</summary>
    private void Sum(ref float w, ref float x, int unit, int row, Span<float> sums)
    {
        ref var x0 = ref Unsafe.Add(ref x, row * Stride);
        ref var x1 = ref Unsafe.Add(ref x0, Stride);
        ref var x2 = ref Unsafe.Add(ref x1, Stride);
        ref var x3 = ref Unsafe.Add(ref x2, Stride);
        ref var x4 = ref Unsafe.Add(ref x3, Stride);
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default, s4 = default;
        for (nuint i = 0; i < (nuint)Stride; i += (nuint)Vector256<float>.Count)
        {
            var weight = Vector256.LoadUnsafe(ref w, i);
            s0 = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref x0, i), s0);
            s1 = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref x1, i), s1);
            s2 = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref x2, i), s2);
            s3 = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref x3, i), s3);
            s4 = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref x4, i), s4);
        }
        var b = _bias[unit];
        sums[(row * _units) + unit] = Vector256.Sum(s0) + b;
        sums[((row + 1) * _units) + unit] = Vector256.Sum(s1) + b;
        sums[((row + 2) * _units) + unit] = Vector256.Sum(s2) + b;
        sums[((row + 3) * _units) + unit] = Vector256.Sum(s3) + b;
        sums[((row + 4) * _units) + unit] = Vector256.Sum(s4) + b;
    }

    private void Learn(ref float x, ReadOnlySpan<float> deltas, int unit, AdamStep step)
    {
        Vector256<float> d0 = Vector256.Create(deltas[unit]), d1 = Vector256.Create(deltas[_units + unit]);
        Vector256<float> d2 = Vector256.Create(deltas[(2 * _units) + unit]), d3 = Vector256.Create(deltas[(3 * _units) + unit]);
        Vector256<float> d4 = Vector256.Create(deltas[(4 * _units) + unit]), d5 = Vector256.Create(deltas[(5 * _units) + unit]);
        Vector256<float> d6 = Vector256.Create(deltas[(6 * _units) + unit]), d7 = Vector256.Create(deltas[(7 * _units) + unit]);
        Vector256<float> d8 = Vector256.Create(deltas[(8 * _units) + unit]), d9 = Vector256.Create(deltas[(9 * _units) + unit]);
        ref var w = ref _weights[unit * Stride];
        ref var m = ref _first[unit * Stride];
        ref var v = ref _second[unit * Stride];
        var stride = (nuint)Stride;
        for (nuint i = 0; i < stride; i += (nuint)Vector256<float>.Count)
        {
            var even = d0 * Vector256.LoadUnsafe(ref x, i);
            var odd = d1 * Vector256.LoadUnsafe(ref x, i + stride);
            even = Vector256.FusedMultiplyAdd(d2, Vector256.LoadUnsafe(ref x, i + (2 * stride)), even);
            odd = Vector256.FusedMultiplyAdd(d3, Vector256.LoadUnsafe(ref x, i + (3 * stride)), odd);
            even = Vector256.FusedMultiplyAdd(d4, Vector256.LoadUnsafe(ref x, i + (4 * stride)), even);
            odd = Vector256.FusedMultiplyAdd(d5, Vector256.LoadUnsafe(ref x, i + (5 * stride)), odd);
            even = Vector256.FusedMultiplyAdd(d6, Vector256.LoadUnsafe(ref x, i + (6 * stride)), even);
            odd = Vector256.FusedMultiplyAdd(d7, Vector256.LoadUnsafe(ref x, i + (7 * stride)), odd);
            even = Vector256.FusedMultiplyAdd(d8, Vector256.LoadUnsafe(ref x, i + (8 * stride)), even);
            odd = Vector256.FusedMultiplyAdd(d9, Vector256.LoadUnsafe(ref x, i + (9 * stride)), odd);
            var gradient = even + odd;
            var oldFirst = Vector256.LoadUnsafe(ref m, i);
            var oldSecond = Vector256.LoadUnsafe(ref v, i);
            var newFirst = Vector256.FusedMultiplyAdd(Vector256.Create(1 - AdamStep.Beta1), gradient - oldFirst, oldFirst);
            var newSecond = Vector256.FusedMultiplyAdd(
                Vector256.Create(1 - AdamStep.Beta2), Vector256.FusedMultiplyAdd(gradient, gradient, -oldSecond), oldSecond);
            newFirst.StoreUnsafe(ref m, i);
            newSecond.StoreUnsafe(ref v, i);
            var change = newFirst / (Vector256.Sqrt(newSecond) + Vector256.Create(step.Epsilon));
            var kept = Vector256.LoadUnsafe(ref w, i) * step.Keep;
            Vector256.FusedMultiplyAdd(Vector256.Create(-step.Rate), change, kept).StoreUnsafe(ref w, i);
        }
    }
}
