namespace MLKids.Learning.Trainers;

/// <summary>The numbers of one step of Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019).</summary>
/// <param name="Rate">Step size, corrected for the bias of both moments.</param>
/// <param name="Epsilon">Added to the root of the second moment, corrected likewise.</param>
/// <param name="Keep">What a decaying weight is multiplied with first.</param>
internal readonly record struct AdamStep(float Rate, float Epsilon, float Keep)
{
    internal const float Beta1 = 0.9f, Beta2 = 0.999f;

    /// <param name="step">From 1.</param>
    /// <param name="learningRate">Step size.</param>
    /// <param name="weightDecay">Per step of size 1.</param>
    internal static AdamStep Of(int step, float learningRate, float weightDecay)
    {
        var second = Math.Sqrt(1 - Math.Pow(Beta2, step));
        return new((float)(learningRate * second / (1 - Math.Pow(Beta1, step))), (float)(1e-8 * second), 1 - (learningRate * weightDecay));
    }

    /// <summary>One step of a few numbers that do not decay.</summary>
    internal void Apply(ReadOnlySpan<float> gradient, Span<float> weights, Span<float> first, Span<float> second)
    {
        for (var i = 0; i < weights.Length; i++)
        {
            first[i] += (1 - Beta1) * (gradient[i] - first[i]);
            second[i] += (1 - Beta2) * ((gradient[i] * gradient[i]) - second[i]);
            weights[i] -= Rate * first[i] / (MathF.Sqrt(second[i]) + Epsilon);
        }
    }
}
