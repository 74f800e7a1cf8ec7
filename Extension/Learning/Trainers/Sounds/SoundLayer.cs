using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MLKids.Learning.Trainers.Sounds;

/// <summary>
/// The one layer of a sound head while it learns: labels × features, softmax, cross-entropy. Forward four rows share each load of the weights; backward
/// goes through the features in strips that stay in the nearest cache and steps at once, so that no gradient matrix is ever written.
/// </summary>
internal sealed class SoundLayer
{
    /// <summary>Features of one strip; feature rows are padded with zeros to a multiple of it.</summary>
    private const int Strip = 32;

    private const int Rows = 4;

    private readonly int _labels, _features;
    private readonly float[] _weights, _first, _second, _bias, _biasFirst, _biasSecond, _biasGradient;

    /// <param name="features">Floats of one row.</param>
    /// <param name="shares">How often each label occurs, summing to 1: what the head answers before it knows more.</param>
    internal SoundLayer(int features, ReadOnlySpan<double> shares)
    {
        (_features, _labels) = (features, shares.Length);
        Stride = (features + Strip - 1) / Strip * Strip;
        (_weights, _first, _second) = (new float[_labels * Stride], new float[_labels * Stride], new float[_labels * Stride]);
        (_bias, _biasFirst, _biasSecond, _biasGradient) = (new float[_labels], new float[_labels], new float[_labels], new float[_labels]);
        for (var label = 0; label < _labels; label++)
            _bias[label] = (float)Math.Log(shares[label]);
    }

    /// <summary>Floats from one row to the next, in weights and in batches.</summary>
    internal int Stride { get; }

    /// <summary>Weights without padding (labels × features) and biases, copied.</summary>
    internal (float[] Weights, float[] Bias) Copy()
    {
        var matrix = new float[_labels * _features];
        for (var label = 0; label < _labels; label++)
            _weights.AsSpan(label * Stride, _features).CopyTo(matrix.AsSpan(label * _features));
        return (matrix, [.. _bias]);
    }

    /// <summary>Goes back to copied weights; what Adam remembers is forgotten.</summary>
    internal void Restore((float[] Weights, float[] Bias) copy)
    {
        for (var label = 0; label < _labels; label++)
            copy.Weights.AsSpan(label * _features, _features).CopyTo(_weights.AsSpan(label * Stride));
        copy.Bias.CopyTo(_bias, 0);
        foreach (var moments in (float[][])[_first, _second, _biasFirst, _biasSecond])
            Array.Clear(moments);
    }

    /// <summary>Forward only.</summary>
    /// <param name="batch">Rows × Stride; room for a multiple of four rows.</param>
    /// <param name="targets">One label a row.</param>
    /// <param name="scores">Takes rows × labels: the derivatives of each row's own loss by the scores. Room for a multiple of four rows.</param>
    /// <returns>Sum of the rows' losses.</returns>
    internal double Loss(ReadOnlySpan<float> batch, ReadOnlySpan<int> targets, Span<float> scores)
    {
        ref var x = ref MemoryMarshal.GetReference(batch);
        for (var row = 0; row < targets.Length; row += Rows)
            for (var label = 0; label < _labels; label++)
                Sum(ref Unsafe.Add(ref x, row * Stride), label, scores[((row * _labels) + label)..]);
        double loss = 0;
        for (var row = 0; row < targets.Length; row++)
        {
            var own = scores.Slice(row * _labels, _labels);
            var score = own[targets[row]];
            loss += Softmax.InPlace(own) - score;
            own[targets[row]] -= 1;
        }
        return loss;
    }

    /// <summary>One step of Adam.</summary>
    /// <param name="batch">What <see cref="Loss"/> was given.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="deltas">What <see cref="Loss"/> wrote.</param>
    /// <param name="step">The step's numbers.</param>
    internal void Learn(ReadOnlySpan<float> batch, int rows, ReadOnlySpan<float> deltas, AdamStep step)
    {
        ref var x = ref MemoryMarshal.GetReference(batch);
        for (var strip = 0; strip < Stride; strip += Strip)
            for (var label = 0; label < _labels; label++)
                LearnStrip(ref Unsafe.Add(ref x, strip), rows, deltas[label..], (label * Stride) + strip, step);
        Array.Clear(_biasGradient);
        for (var i = 0; i < rows * _labels; i++)
            _biasGradient[i % _labels] += deltas[i] / rows;
        step.Apply(_biasGradient, _bias, _biasFirst, _biasSecond);
    }

    private void Sum(ref float x, int label, Span<float> scores)
    {
        ref var w = ref _weights[label * Stride];
        ref var x1 = ref Unsafe.Add(ref x, Stride);
        ref var x2 = ref Unsafe.Add(ref x1, Stride);
        ref var x3 = ref Unsafe.Add(ref x2, Stride);
        Vector256<float> s0 = default, s1 = default, s2 = default, s3 = default;
        for (nuint i = 0; i < (nuint)Stride; i += (nuint)Vector256<float>.Count)
        {
            var weight = Vector256.LoadUnsafe(ref w, i);
            s0 = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref x, i), s0);
            s1 = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref x1, i), s1);
            s2 = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref x2, i), s2);
            s3 = Vector256.FusedMultiplyAdd(weight, Vector256.LoadUnsafe(ref x3, i), s3);
        }
        var b = _bias[label];
        scores[0] = Vector256.Sum(s0) + b;
        scores[_labels] = Vector256.Sum(s1) + b;
        scores[2 * _labels] = Vector256.Sum(s2) + b;
        scores[3 * _labels] = Vector256.Sum(s3) + b;
    }

    private void LearnStrip(ref float x, int rows, ReadOnlySpan<float> deltas, int at, AdamStep step)
    {
        Vector256<float> g0 = default, g1 = default, g2 = default, g3 = default;
        for (var row = 0; row < rows; row++)
        {
            var delta = Vector256.Create(deltas[row * _labels]);
            ref var own = ref Unsafe.Add(ref x, row * Stride);
            g0 = Vector256.FusedMultiplyAdd(delta, Vector256.LoadUnsafe(ref own), g0);
            g1 = Vector256.FusedMultiplyAdd(delta, Vector256.LoadUnsafe(ref own, 8), g1);
            g2 = Vector256.FusedMultiplyAdd(delta, Vector256.LoadUnsafe(ref own, 16), g2);
            g3 = Vector256.FusedMultiplyAdd(delta, Vector256.LoadUnsafe(ref own, 24), g3);
        }
        var mean = 1f / rows;
        Step(g0 * mean, at, step);
        Step(g1 * mean, at + 8, step);
        Step(g2 * mean, at + 16, step);
        Step(g3 * mean, at + 24, step);
    }

    private void Step(Vector256<float> gradient, int at, AdamStep step)
    {
        ref var w = ref _weights[at];
        ref var m = ref _first[at];
        ref var v = ref _second[at];
        Vector256<float> oldFirst = Vector256.LoadUnsafe(ref m), oldSecond = Vector256.LoadUnsafe(ref v);
        var newFirst = Vector256.FusedMultiplyAdd(Vector256.Create(1 - AdamStep.Beta1), gradient - oldFirst, oldFirst);
        var newSecond = Vector256.FusedMultiplyAdd(
            Vector256.Create(1 - AdamStep.Beta2), Vector256.FusedMultiplyAdd(gradient, gradient, -oldSecond), oldSecond);
        newFirst.StoreUnsafe(ref m);
        newSecond.StoreUnsafe(ref v);
        var change = newFirst / (Vector256.Sqrt(newSecond) + Vector256.Create(step.Epsilon));
        Vector256.FusedMultiplyAdd(Vector256.Create(-step.Rate), change, Vector256.LoadUnsafe(ref w) * step.Keep).StoreUnsafe(ref w);
    }
}
