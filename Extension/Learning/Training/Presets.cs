using MLKids.Learning.Examples;
using MLKids.Learning.Trainers.Numbers;
using MLKids.Learning.Trainers.Regression;
using MLKids.Learning.Trainers.Words;
using MLKids.Learning.Trainers.Writing;

namespace MLKids.Learning.Training;

/// <summary>All that depends on preset, kind and size, in one place.</summary>
public static class Presets
{
    private static readonly Dictionary<string, double> None = [];

    /// <summary>The presets. The first row that fits is taken.</summary>
    public static IReadOnlyList<PresetSettings> Table { get; } =
    [
        new(ModelKind.Pictures, Preset.Accurate, SizeClass.Any, "multi-layer-head", None),
        new(ModelKind.Pictures, Preset.Simplified, SizeClass.Any, "softmax-head", None),
        .. SoundPresets.Rows,
        new(ModelKind.Words, Preset.Accurate, SizeClass.Any, WordTrainers.MultiLayerId, None),
        new(ModelKind.Words, Preset.Simplified, SizeClass.Any, WordTrainers.SoftmaxId, None),
        new(ModelKind.Numbers, Preset.Accurate, SizeClass.Any, NumberTrainers.MultiLayerId, None),
        new(ModelKind.Numbers, Preset.Simplified, SizeClass.Any, NumberTrainers.SoftmaxId, None),
        new(ModelKind.Text, Preset.Accurate, SizeClass.Any, NGramTrainer.TrainerId, TextSizes.Find("large")!.Numbers),
        new(ModelKind.Text, Preset.Simplified, SizeClass.Any, NGramTrainer.TrainerId, TextSizes.Find("small")!.Numbers),
        new(ModelKind.PredictNumbers, Preset.Accurate, SizeClass.Any, RegressionTrainer.TrainerId, None),
        new(ModelKind.PredictNumbers, Preset.Simplified, SizeClass.Any, RidgeRegressionTrainer.TrainerId, None),
    ];

    /// <summary>
    /// How accuracy is measured. A fit of n rows takes about n time, so five folds cost four fits, three folds two; one held-out fifth
    /// costs less
    /// than one.
    /// </summary>
    public static IReadOnlyList<CheckPlan> Checks { get; } =
    [
        new(UpToRows: 2_000, Folds: 5, Rounds: 5),
        new(UpToRows: 10_000, Folds: 3, Rounds: 3),
        new(UpToRows: int.MaxValue, Folds: 5, Rounds: 1),
    ];

    /// <summary>The row for a model.</summary>
    /// <param name="kind">What it learns from.</param>
    /// <param name="preset">Which way.</param>
    /// <param name="rows">Examples to learn from.</param>
    /// <param name="labels">Labels that have examples.</param>
    /// <exception cref="LearningException">This kind cannot be trained yet (<see cref="LearningCodes.MissingFeaturizer"/>).</exception>
    public static PresetSettings For(ModelKind kind, Preset preset, int rows, int labels)
    {
        var size = SizeOf(rows, labels);
        return Table.FirstOrDefault(row => row.Kind == kind && row.Preset == preset && (row.Size == SizeClass.Any || row.Size == size))
            ?? throw new LearningException(
                LearningCodes.MissingFeaturizer,
                "I cannot train this kind of model yet.",
                $"No preset '{preset}' for kind '{kind.ToText()}' and size '{size}'; there are: "
                + string.Join(", ", Table.Select(row => $"{row.Kind.ToText()}/{row.Preset}/{row.Size}")) + ".");
    }

    /// <summary>The check for a number of rows.</summary>
    public static CheckPlan CheckFor(int rows) => Checks.First(plan => rows <= plan.UpToRows);

    /// <summary>How much data that is. The order matters: a small set with one large label is tiny.</summary>
    public static SizeClass SizeOf(int rows, int labels)
    {
        var average = rows / (double)Math.Max(1, labels);
        return average < 15 || rows < 30 ? SizeClass.Tiny : average > 50 ? SizeClass.Huge : SizeClass.Default;
    }
}
