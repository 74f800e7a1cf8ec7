using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Trees;

/// <summary>
/// One small decision tree that a child can read (CART, Breiman et al. 1984: Gini, exact splits up to 256 different values a feature).
/// Splits whose sides give the same answer are
/// taken back. The seed changes nothing.
/// </summary>
/// <param name="depth">Most questions from the root to a leaf.</param>
/// <param name="leafRows">Fewest rows in a leaf; less where a label has few: a fifth of the rarest label.</param>
public sealed class SmallTreeTrainer(int depth = 5, int leafRows = 5) : ITrainer
{
    /// <summary>Saved in models.</summary>
    public const string TrainerId = "small-tree";

    public string Id => TrainerId;

    /// <summary>Reads <c>depth</c> and <c>leaf</c>.</summary>
    public ITrainer With(IReadOnlyDictionary<string, double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return new SmallTreeTrainer((int)numbers.GetValueOrDefault("depth", depth), (int)numbers.GetValueOrDefault("leaf", leafRows));
    }

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(examples);
        TrainingRows.Check(examples, cancellation);
        var labelOf = new int[examples.Count];
        var counts = new int[examples.Labels.Count];
        for (var row = 0; row < labelOf.Length; row++)
            counts[labelOf[row] = examples.LabelOf(row)]++;
        var leaf = Math.Clamp(counts.Min() / 5, 1, leafRows);
        return new Growing(BinnedRows.Of(examples, cancellation), labelOf, counts, depth, leaf, progress, cancellation).Run();
    }

    public IHead Load(BinaryReader reader) => SmallTreeHead.Load(reader);
}
