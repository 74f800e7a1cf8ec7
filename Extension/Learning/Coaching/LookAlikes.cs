using System.Numerics.Tensors;
using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>
/// Examples that are nearly copies of each other: their signatures (thumbnails of pictures, letters of texts) go up and down together.
/// </summary>
internal static class LookAlikes
{
    /// <summary>Groups of fewer are no burst.</summary>
    private const int GroupFrom = 3;

    /// <summary>Each example is compared with so many before it: copies come in bursts, and thousands of examples stay cheap.</summary>
    private const int Window = 150;

    /// <summary>A part of this size must be in such groups: a burst among other pictures does no harm.</summary>
    private const double LeastPart = 0.5;

    /// <param name="labels">The examples.</param>
    /// <param name="signature">Makes a row's signature: floats that the caller does not need afterwards.</param>
    /// <param name="alikeFrom">Correlation of the signatures of near-duplicates.</param>
    /// <param name="sentence">The child's sentence about a label.</param>
    public static IEnumerable<Tip> Tips(IReadOnlyList<LabelRows> labels, Func<float[], float[]> signature, float alikeFrom, Func<string, string> sentence)
    {
        var faults = labels.Select(label => Find(label, signature, alikeFrom)).Where(fault => fault.Part >= LeastPart);
        return Fault.Tips(WarningCodes.NearlySame, faults, sentence, FormattableString.Invariant($"in groups of {GroupFrom} or more with a correlation of {alikeFrom} or more"));
    }

    private static Fault Find(LabelRows label, Func<float[], float[]> signature, float alikeFrom)
    {
        var directions = label.Rows.Select(row => Direction(signature(row))).ToArray();
        var parent = Enumerable.Range(0, directions.Length).ToArray();
        for (var i = 0; i < directions.Length; i++)
            for (var j = Math.Max(0, i - Window); j < i; j++)
                if (TensorPrimitives.Dot<float>(directions[i], directions[j]) >= alikeFrom)
                    parent[Root(parent, i)] = Root(parent, j);
        var ids = Enumerable.Range(0, directions.Length)
            .GroupBy(row => Root(parent, row))
            .Where(group => group.Count() >= GroupFrom)
            .SelectMany(group => group.Select(row => label.Ids[row]))
            .ToList();
        return new Fault(label.Label, label.Count == 0 ? 0 : ids.Count / (double)label.Count, ids);
    }

    /// <summary>Without its mean, of length 1: the dot product of two is their correlation. All 0 when there is nothing to compare.</summary>
    private static float[] Direction(float[] signature)
    {
        TensorPrimitives.Subtract(signature, TensorPrimitives.Average<float>(signature), signature);
        var norm = TensorPrimitives.Norm<float>(signature);
        TensorPrimitives.Multiply(signature, norm > 1e-3f ? 1 / norm : 0, signature);
        return signature;
    }

    private static int Root(int[] parent, int row)
    {
        while (parent[row] != row)
            row = parent[row] = parent[parent[row]];
        return row;
    }
}
