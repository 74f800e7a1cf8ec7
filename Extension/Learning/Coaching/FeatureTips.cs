using System.Numerics.Tensors;
using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>Tips from the cached features that the model learns from.</summary>
internal static class FeatureTips
{
    /// <summary>Labels with fewer pictures are told to have more, not others.</summary>
    private const int FewestPictures = 6;

    /// <summary>
    /// Mean cosine between the pictures of a label. One thing photographed again and again: 0.85 to 0.96; kinds of flowers 0.60 to 0.65; but many hands in
    /// one pose 0.83 to 0.92, so this alone is no fault.
    /// </summary>
    private const double AlikeFrom = 0.88;

    /// <summary>So much less are the pictures of the other labels alike, in the mean: 200 random parts of the hand signs stay below, 9 of 10 single things beside flowers are above.</summary>
    private const double OthersLess = 0.18;

    /// <summary>Labels whose pictures are much more alike than those of the others: one cup, but all kinds of balls.</summary>
    public static IEnumerable<Tip> Pictures(IReadOnlyList<LabelRows> labels)
    {
        var cosines = labels.Where(label => label.Count >= FewestPictures).Select(label => (Rows: label, Cosine: MeanCosine(label.Rows))).ToList();
        var alike = cosines
            .Where(label => label.Cosine >= AlikeFrom
                && cosines.Count > 1 && cosines.Where(other => other != label).Average(other => other.Cosine) <= label.Cosine - OthersLess)
            .OrderByDescending(label => label.Cosine)
            .ToList();
        if (alike.Count > 0)
            yield return new Tip(
                WarningCodes.AllAlike,
                $"All pictures of {Tip.Short(alike[0].Rows.Label)} look alike. Add more different ones.",
                FormattableString.Invariant($"Mean cosine of features from {AlikeFrom}, {OthersLess} above the others: ")
                    + string.Join(", ", cosines.Select(label => FormattableString.Invariant($"'{label.Rows.Label}' {label.Cosine:0.000}"))) + ".",
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
