using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers;

/// <summary>Scores to probabilities.</summary>
internal static class Softmax
{
    /// <summary>Turns scores into probabilities that are ≥ 0 and sum to 1, however large the scores are.</summary>
    /// <returns>The logarithm of the sum of the exponentials of the scores: a row's loss is this minus its own label's score.</returns>
    internal static float InPlace(Span<float> scores)
    {
        // TensorPrimitives.SoftMax does not take the largest score off first, and so overflows from 89 on.
        var largest = TensorPrimitives.Max<float>(scores);
        TensorPrimitives.Subtract(scores, largest, scores);
        TensorPrimitives.Exp<float>(scores, scores);
        var sum = TensorPrimitives.Sum<float>(scores);
        TensorPrimitives.Divide(scores, sum, scores);
        return largest + MathF.Log(sum);
    }

    internal static void CheckLengths(IHead head, ReadOnlySpan<float> features, Span<float> probabilities)
    {
        if (features.Length != head.FeatureLength)
            throw new ArgumentException($"Found {features.Length} features, wanted {head.FeatureLength}.", nameof(features));
        if (probabilities.Length != head.LabelCount)
            throw new ArgumentException($"Found room for {probabilities.Length} probabilities, wanted {head.LabelCount}.", nameof(probabilities));
    }
}
