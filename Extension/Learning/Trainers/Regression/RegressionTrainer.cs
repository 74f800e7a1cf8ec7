namespace MLKids.Learning.Trainers.Regression;

/// <summary>
/// Two hidden layers of 50 units, as in Machine Learning for Kids, here with tanh and added to a ridge regression whose residuals they learn
/// (a skip connection that is solved exactly). Five folds learn side by side; rows that a fold has not seen tell how many steps are best and how
/// much of the layers' answer to believe (stacking, Wolpert 1992), and an output for which they do not help by more than two standard errors
/// stays with ridge regression. Then the layers learn from all rows for so many steps. The accurate preset's trainer.
/// Bit-identical for one seed on one machine.
/// </summary>
/// <param name="settings">Null for the defaults.</param>
public sealed class RegressionTrainer(RegressionSettings? settings = null) : IRegressionTrainer
{
    /// <summary>Saved in models.</summary>
    public const string TrainerId = "regression-layers";

    /// <summary>Fewer rows than this stay with ridge regression: nothing else can be measured on them.</summary>
    public const int FewestRows = 10;

    /// <summary>With more rows than this, one fifth is held back once instead of five times.</summary>
    private const int ManyRows = 2_000;

    private const int Folds = 5;

    /// <summary>So often in the schedule the folds are asked; after so many times without a better answer they stop.</summary>
    private const int Checks = 20, Patience = 5;

    private readonly RegressionSettings _settings = settings ?? new();

    public string Id => TrainerId;

    public IRegressor Fit(RegressionRows rows, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(rows);
        RegressionCheck.Require(rows);
        cancellation.ThrowIfCancellationRequested();
        var perEpoch = (rows.Count + HiddenLayer.Rows - 1) / HiddenLayer.Rows;
        var part = Math.Max(1, Math.Min(_settings.Steps, _settings.MaxEpochs * perEpoch) / Checks);
        var (checks, shares) = Measure(rows, part, seed, progress, cancellation);
        var layers = new ResidualLayers(rows, _settings, part * Checks, seed, cancellation);
        for (var check = 1; check <= checks; check++)
        {
            layers.Learn(part, cancellation);
            progress?.Report(new(LayersFrom + ((1 - LayersFrom) * check / (checks + 1)), layers.Loss, Checks + check));
        }

        progress?.Report(new(1, layers.Loss, (2 * Checks) + 1));
        return layers.ToRegressor(shares);
    }

    public IRegressor Load(BinaryReader reader) => LayeredRegressor.Load(reader);

    /// <summary>Where the measuring ends and the last learning begins, 0..1.</summary>
    private const double LayersFrom = 0.8;

    /// <summary>How many parts of the schedule are best, and how much of the layers' answer to believe for each output.</summary>
    private (int Checks, double[] Shares) Measure(
        RegressionRows rows, int part, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        var best = new LayerShares(rows.OutputCount);
        if (rows.Count < FewestRows)
            return (0, best.Shares);
        var foldOf = RegressionFolds.Deal([.. Enumerable.Range(0, rows.Count)], Folds, seed)!;
        var asked = Enumerable.Range(0, rows.Count > ManyRows ? 1 : Folds).Select(fold => RegressionFolds.Rows(foldOf, fold, inside: true)).ToArray();
        var folds = asked.Select((_, fold) => new ResidualLayers(
            rows.Take(RegressionFolds.Rows(foldOf, fold, inside: false)), _settings, part * Checks, unchecked(seed + fold + 1), cancellation)).ToArray();
        var (wanted, found) = (new float[rows.AllOutputs.Length], new float[rows.AllOutputs.Length]);
        var all = asked.SelectMany(fold => fold).ToArray();
        var at = 0;
        for (var check = 1; check <= Checks && check - at <= Patience; check++)
        {
            for (var fold = 0; fold < folds.Length; fold++)
            {
                folds[fold].Learn(part, cancellation);
                folds[fold].Ask(rows, asked[fold], wanted, found);
            }

            var now = LayerShares.Of(wanted, found, all, rows.OutputCount);
            if (now.Gain > best.Gain)
                (best, at) = (now, check);
            progress?.Report(new(LayersFrom * check / Checks, folds.Average(fold => fold.Loss), check));
        }

        return (at, best.Shares);
    }
}
