using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers.Sounds;

/// <summary>
/// Limited-memory BFGS (Nocedal 1980; the two loops as in Nocedal and Wright, "Numerical Optimization", 2006, algorithm 7.4) with a backtracking line search.
/// Stops after a given number of evaluations: one evaluation goes through all rows once and so is an epoch.
/// </summary>
internal sealed class QuasiNewton(QuasiNewton.Function function, int length)
{
    private const int Memory = 8, MostHalvings = 12;
    private const float FlatEnough = 1e-6f;
    private const double Armijo = 1e-4, SmallestGain = 1e-9;

    private readonly List<(float[] Step, float[] Change, float Inverse)> _pairs = [];

    /// <returns>The value at the point.</returns>
    internal delegate double Function(ReadOnlySpan<float> point, Span<float> gradient);

    /// <summary>Improves a point in place.</summary>
    /// <param name="point">Where to start; afterwards the best point.</param>
    /// <param name="firstStep">Part of the gradient that is surely no step too far.</param>
    /// <param name="evaluations">At most so many.</param>
    internal void Minimise(Span<float> point, float firstStep, int evaluations)
    {
        float[] gradient = new float[length], tried = new float[length], triedGradient = new float[length], direction = new float[length];
        var value = function(point, gradient);
        while (evaluations > 1 && TensorPrimitives.MaxMagnitude<float>(gradient) is var steepest && MathF.Abs(steepest) > FlatEnough)
        {
            Direct(gradient, direction, firstStep);
            var slope = TensorPrimitives.Dot<float>(direction, gradient);
            if (slope >= 0)
                return;
            var (size, found, next) = (1f, false, value);
            for (var halving = 0; halving < MostHalvings && evaluations > 1 && !found; halving++, evaluations--)
            {
                TensorPrimitives.MultiplyAdd(direction, size, point, tried);
                next = function(tried, triedGradient);
                found = next <= value + (Armijo * size * slope);
                size /= 2;
            }
            if (!found)
                return;
            Remember(point, tried, gradient, triedGradient);
            tried.CopyTo(point);
            (gradient, triedGradient) = (triedGradient, gradient);
            var gain = value - next;
            value = next;
            if (gain < SmallestGain * Math.Abs(value))
                return;
        }
    }

    private void Direct(float[] gradient, float[] direction, float firstStep)
    {
        TensorPrimitives.Negate<float>(gradient, direction);
        Span<float> weights = stackalloc float[Memory];
        for (var i = _pairs.Count - 1; i >= 0; i--)
        {
            weights[i] = _pairs[i].Inverse * TensorPrimitives.Dot<float>(_pairs[i].Step, direction);
            TensorPrimitives.MultiplyAdd(_pairs[i].Change, -weights[i], direction, direction);
        }
        var scale = _pairs.Count == 0 ? firstStep : 1 / (_pairs[^1].Inverse * TensorPrimitives.SumOfSquares<float>(_pairs[^1].Change));
        TensorPrimitives.Multiply(direction, scale, direction);
        for (var i = 0; i < _pairs.Count; i++)
        {
            var back = _pairs[i].Inverse * TensorPrimitives.Dot<float>(_pairs[i].Change, direction);
            TensorPrimitives.MultiplyAdd(_pairs[i].Step, weights[i] - back, direction, direction);
        }
    }

    private void Remember(ReadOnlySpan<float> from, float[] to, float[] before, float[] after)
    {
        var (step, change) = _pairs.Count == Memory ? (_pairs[0].Step, _pairs[0].Change) : (new float[length], new float[length]);
        TensorPrimitives.Subtract(to, from, step);
        TensorPrimitives.Subtract<float>(after, before, change);
        var curvature = TensorPrimitives.Dot<float>(step, change);
        if (_pairs.Count == Memory)
            _pairs.RemoveAt(0);
        // Rounding can make a convex function look hollow: such a pair would spoil the direction.
        if (curvature > 1e-20f)
            _pairs.Add((step, change, 1 / curvature));
    }
}
