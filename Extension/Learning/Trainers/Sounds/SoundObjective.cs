using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Sounds;

/// <summary>
/// Mean log-loss + l2 / (2n) · ‖w‖² of scaled rows, and its gradient, over rows read batch by batch. Parameters are labels × <see cref="Stride"/> weights,
/// then one bias per label, which are free. Forward, four rows share each load of the weights; backward goes through the features in strips that stay in
/// the nearest cache.
/// </summary>
internal sealed class SoundObjective
{
    /// <summary>Features of one strip; rows are padded with zeros to a multiple of it.</summary>
    private const int Strip = 32;

    private const int RowsAtOnce = 4;

    private readonly IExampleSource _examples;
    private readonly FeatureScaler _scaler;
    private readonly float _penalty;
    private readonly int _labels, _size;
    private readonly int[] _rows, _targets;
    private readonly float[] _read, _batch, _scores;

    /// <param name="examples">Rows.</param>
    /// <param name="scaler">Scales them.</param>
    /// <param name="l2">Strength of the penalty.</param>
    /// <param name="batch">Rows read at once; changes nothing but memory and the order of sums.</param>
    internal SoundObjective(IExampleSource examples, FeatureScaler scaler, float l2, int batch)
    {
        (_examples, _scaler, _penalty, _size) = (examples, scaler, l2 / examples.Count, batch);
        _labels = examples.Labels.Count;
        Stride = (examples.FeatureLength + Strip - 1) / Strip * Strip;
        var room = (batch + RowsAtOnce - 1) / RowsAtOnce * RowsAtOnce;
        (_rows, _targets) = (new int[batch], new int[batch]);
        _read = new float[batch * examples.FeatureLength];
        _batch = new float[room * Stride];
        _scores = new float[room * _labels];
    }

    /// <summary>Floats from one label's weights to the next.</summary>
    internal int Stride { get; }

    /// <summary>Number of parameters.</summary>
    internal int Length => _labels * (Stride + 1);

    /// <summary>Mean log-loss of the last evaluation, without the penalty, in nats.</summary>
    internal double MeanLoss { get; private set; }

    /// <param name="point">Parameters.</param>
    /// <param name="gradient">Takes the gradient there.</param>
    /// <param name="cancellation">Looked at before every batch.</param>
    internal double Evaluate(ReadOnlySpan<float> point, Span<float> gradient, CancellationToken cancellation)
    {
        gradient.Clear();
        double loss = 0;
        for (var start = 0; start < _examples.Count; start += _size)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(_size, _examples.Count - start);
            Fill(start, count);
            loss += Forward(point, count);
            Backward(count, gradient);
        }
        var weights = point[..(_labels * Stride)];
        TensorPrimitives.Multiply(gradient, 1f / _examples.Count, gradient);
        TensorPrimitives.MultiplyAdd(weights, _penalty, gradient[..weights.Length], gradient[..weights.Length]);
        MeanLoss = loss / _examples.Count;
        return MeanLoss + (_penalty / 2.0 * TensorPrimitives.SumOfSquares(weights));
    }

    internal SoundHead ToHead(ReadOnlySpan<float> point)
    {
        var features = _examples.FeatureLength;
        var weights = new float[_labels * features];
        for (var label = 0; label < _labels; label++)
            point.Slice(label * Stride, features).CopyTo(weights.AsSpan(label * features));
        return new(_scaler, weights, point[(_labels * Stride)..].ToArray());
    }

    private void Fill(int start, int count)
    {
        var length = _examples.FeatureLength;
        for (var i = 0; i < count; i++)
        {
            _rows[i] = start + i;
            _targets[i] = _examples.LabelOf(start + i);
        }
        _examples.Read(_rows.AsSpan(0, count), _read.AsSpan(0, count * length));
        for (var i = 0; i < count; i++)
        {
            var row = _batch.AsSpan(i * Stride, length);
            TensorPrimitives.Subtract(_read.AsSpan(i * length, length), _scaler.Mean, row);
            TensorPrimitives.Multiply(row, _scaler.Factor, row);
        }
    }

    /// <summary>Leaves each row's derivatives by its scores in <see cref="_scores"/>.</summary>
    /// <returns>Sum of losses.</returns>
    private double Forward(ReadOnlySpan<float> point, int count)
    {
        ref var w = ref MemoryMarshal.GetReference(point);
        for (var row = 0; row < count; row += RowsAtOnce)
            for (var label = 0; label < _labels; label++)
                Sum(ref Unsafe.Add(ref w, label * Stride), ref _batch[row * Stride], point[(_labels * Stride) + label], _scores.AsSpan((row * _labels) + label));
        double loss = 0;
        for (var row = 0; row < count; row++)
        {
            var own = _scores.AsSpan(row * _labels, _labels);
            var score = own[_targets[row]];
            loss += Softmax.InPlace(own) - score;
            own[_targets[row]] -= 1;
        }
        return loss;
    }

    private void Backward(int count, Span<float> gradient)
    {
        ref var g = ref MemoryMarshal.GetReference(gradient);
        for (var strip = 0; strip < Stride; strip += Strip)
            for (var label = 0; label < _labels; label++)
                AddStrip(ref _batch[strip], count, _scores.AsSpan(label), ref Unsafe.Add(ref g, (label * Stride) + strip));
        for (var row = 0; row < count; row++)
            TensorPrimitives.Add(gradient[(_labels * Stride)..], _scores.AsSpan(row * _labels, _labels), gradient[(_labels * Stride)..]);
    }

    private void Sum(ref float w, ref float x, float bias, Span<float> scores)
    {
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
        scores[0] = Vector256.Sum(s0) + bias;
        scores[_labels] = Vector256.Sum(s1) + bias;
        scores[2 * _labels] = Vector256.Sum(s2) + bias;
        scores[3 * _labels] = Vector256.Sum(s3) + bias;
    }

    private void AddStrip(ref float x, int rows, ReadOnlySpan<float> deltas, ref float gradient)
    {
        Vector256<float> g0 = Vector256.LoadUnsafe(ref gradient), g1 = Vector256.LoadUnsafe(ref gradient, 8);
        Vector256<float> g2 = Vector256.LoadUnsafe(ref gradient, 16), g3 = Vector256.LoadUnsafe(ref gradient, 24);
        for (var row = 0; row < rows; row++)
        {
            var delta = Vector256.Create(deltas[row * _labels]);
            ref var own = ref Unsafe.Add(ref x, row * Stride);
            g0 = Vector256.FusedMultiplyAdd(delta, Vector256.LoadUnsafe(ref own), g0);
            g1 = Vector256.FusedMultiplyAdd(delta, Vector256.LoadUnsafe(ref own, 8), g1);
            g2 = Vector256.FusedMultiplyAdd(delta, Vector256.LoadUnsafe(ref own, 16), g2);
            g3 = Vector256.FusedMultiplyAdd(delta, Vector256.LoadUnsafe(ref own, 24), g3);
        }
        g0.StoreUnsafe(ref gradient);
        g1.StoreUnsafe(ref gradient, 8);
        g2.StoreUnsafe(ref gradient, 16);
        g3.StoreUnsafe(ref gradient, 24);
    }
}
