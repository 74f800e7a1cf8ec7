using System.Numerics.Tensors;
using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>Tips from the cached features that the model learns from.</summary>
internal static class FeatureTips
{
    /// <summary>Labels with fewer pictures are told to have more, not others.</summary>
    private const int FewestPictures = 6;

    /// <summary>Mean cosine between the pictures of a label.</summary>
    private const double AlikeFrom = 0.9;

    /// <summary>Labels whose pictures the network can hardly tell apart.</summary>
    public static IEnumerable<Tip> Pictures(IReadOnlyList<LabelRows> labels)
    {
        var alike = labels
            .Where(label => label.Count >= FewestPictures)
            .Select(label => (Rows: label, Cosine: MeanCosine(label.Rows)))
            .Where(label => label.Cosine >= AlikeFrom)
            .OrderByDescending(label => label.Cosine)
            .ToList();
        if (alike.Count > 0)
            yield return new Tip(
                WarningCodes.AllAlike,
                $"All pictures of {Tip.Short(alike[0].Rows.Label)} look alike. Show it in other places.",
                $"Mean cosine of features from {AlikeFrom}: {string.Join(", ", alike.Select(label => FormattableString.Invariant($"'{label.Rows.Label}' {label.Cosine:0.000}")))}.",
                [.. alike.Select(label => label.Rows.Label)],
                [.. alike.SelectMany(label => label.Rows.Ids).Take(Coach.MostExamples)]);
    }

    /// <summary>Mean over all pairs, by the length of the sum of directions: no pair is looked at.</summary>
    internal static double MeanCosine(IReadOnlyList<float[]> rows)
    {
        var sum = new float[rows[0].Length];
        foreach (var row in rows)
        {
            var norm = TensorPrimitives.Norm<float>(row);
            if (norm > 0)
                TensorPrimitives.MultiplyAdd(row, 1 / norm, sum, sum);
        }

        var n = rows.Count;
        return (TensorPrimitives.SumOfSquares<float>(sum) - n) / ((double)n * (n - 1));
    }
}
