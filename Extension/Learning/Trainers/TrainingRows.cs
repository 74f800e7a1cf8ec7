using System.Globalization;
using System.Numerics.Tensors;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers;

/// <summary>What every trainer asks of its rows before it learns.</summary>
public static class TrainingRows
{
    /// <summary>Rows read at once wherever order does not matter.</summary>
    public const int BatchRows = 64;

    /// <summary>Reads every row once.</summary>
    /// <exception cref="LearningException">Fewer than two labels, a label without rows, or a number that is not finite.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static void Check(IExampleSource examples, CancellationToken cancellation)
    {
        CheckLabels(examples);
        var batch = new float[BatchRows * examples.FeatureLength];
        var rows = new int[BatchRows];
        for (var start = 0; start < examples.Count; start += BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(BatchRows, examples.Count - start);
            for (var i = 0; i < count; i++)
                rows[i] = start + i;
            var features = batch.AsSpan(0, count * examples.FeatureLength);
            examples.Read(rows.AsSpan(0, count), features);
            if (!TensorPrimitives.IsFiniteAll<float>(features))
                throw NotFinite(examples, start, features);
        }
    }

    internal static LearningException TooLarge(string found) => new(
        LearningCodes.NotFinite,
        "Some examples have numbers that are too big. Check the examples.",
        $"Found {found}; wanted features of moderate size (standardised, or of norm 10).");

    private static void CheckLabels(IExampleSource examples)
    {
        var counts = new int[examples.Labels.Count];
        for (var row = 0; row < examples.Count; row++)
        {
            var label = examples.LabelOf(row);
            if ((uint)label >= (uint)counts.Length)
                throw new ArgumentOutOfRangeException(nameof(examples), Invariant($"Found label {label} in row {row}; there are {counts.Length} labels."));
            counts[label]++;
        }
        var used = counts.Count(static count => count > 0);
        if (counts.Length < 2 || used < 2)
            throw new LearningException(
                LearningCodes.OneLabel,
                "There must be two labels with examples. Add another one.",
                Invariant($"Found {used} labels with examples among {counts.Length} ({string.Join(", ", examples.Labels)}); wanted two or more."));
        if (used < counts.Length)
        {
            var empty = examples.Labels[Array.IndexOf(counts, 0)];
            throw new LearningException(
                LearningCodes.TooFewExamples,
                "One label has no examples yet. Add some, then train.",
                Invariant($"Found no rows of label \"{empty}\"; wanted one or more of each of the {counts.Length} labels."));
        }
    }

    private static LearningException NotFinite(IExampleSource examples, int start, ReadOnlySpan<float> features)
    {
        var at = 0;
        while (float.IsFinite(features[at]))
            at++;
        var row = start + (at / examples.FeatureLength);
        return new(
            LearningCodes.NotFinite,
            "One example cannot be used. Take it out, then train.",
            Invariant($"Found {features[at]} in feature {at % examples.FeatureLength} of row {row} (label \"{examples.Labels[examples.LabelOf(row)]}\"); wanted finite numbers."));
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
