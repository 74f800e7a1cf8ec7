using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Trees;

/// <summary>
/// Gradient-boosted trees (Friedman 2001) with second-order leaves and L2 as in XGBoost (Chen and Guestrin 2016), row subsampling (Friedman
/// 2002) and histograms. Softmax over one
/// tree a label and round; for two labels one tree and the logistic function. Nothing to scale: only the order of a column's values
/// matters.
/// </summary>
/// <param name="settings">Null for the defaults.</param>
public sealed class BoostedTreesTrainer(BoostedTreesSettings? settings = null) : ITrainer
{
    /// <summary>Saved in models.</summary>
    public const string TrainerId = "boosted-trees";

    private readonly BoostedTreesSettings _settings = settings ?? new();

    public string Id => TrainerId;

    /// <summary>Reads <c>rounds</c>, <c>depth</c>, <c>rate</c>, <c>l2</c>, <c>subsample</c> and <c>leaf</c>.</summary>
    public ITrainer With(IReadOnlyDictionary<string, double> numbers)
    {
        ArgumentNullException.ThrowIfNull(numbers);
        return new BoostedTreesTrainer(_settings with
        {
            Rounds = (int)numbers.GetValueOrDefault("rounds", _settings.Rounds),
            Depth = (int)numbers.GetValueOrDefault("depth", _settings.Depth),
            Rate = (float)numbers.GetValueOrDefault("rate", _settings.Rate),
            L2 = (float)numbers.GetValueOrDefault("l2", _settings.L2),
            Subsample = (float)numbers.GetValueOrDefault("subsample", _settings.Subsample),
            LeafRows = (int)numbers.GetValueOrDefault("leaf", _settings.LeafRows),
        });
    }

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(examples);
        TrainingRows.Check(examples, cancellation);
        return new Boosting(examples, _settings, seed, cancellation).Run(progress);
    }

    public IHead Load(BinaryReader reader) => BoostedTreesHead.Load(reader);
}
