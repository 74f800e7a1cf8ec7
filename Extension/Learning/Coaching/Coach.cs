using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>
/// Looks over a child's shoulder: what would make the model better, from measured facts only. Never more than <see cref="MostTips"/> tips, the one
/// that matters most first; none when all is well.
/// </summary>
public static class Coach
{
    /// <summary>A child reads no more.</summary>
    public const int MostTips = 3;

    /// <summary>Examples named in one tip.</summary>
    public const int MostExamples = 20;

    /// <summary>What matters most first: what forbids learning, what teaches something wrong, what is missing, what could be better.</summary>
    private static readonly string[] Order =
    [
        LearningCodes.OneLabel, LearningCodes.TooFewExamples, WarningCodes.OneAnswer, WarningCodes.TestFarBelow,
        WarningCodes.NothingToSee, WarningCodes.Silence, WarningCodes.TooDark, WarningCodes.TooBright, WarningCodes.TooLoud, WarningCodes.TooShort,
        WarningCodes.SameContent, WarningCodes.EmptyLabel, WarningCodes.FewExamples, WarningCodes.Lopsided, WarningCodes.NearlySame,
        WarningCodes.OneBackground, WarningCodes.Blurred, WarningCodes.AllAlike, WarningCodes.ConstantColumn, WarningCodes.Guessing, WarningCodes.LeakedTest,
        WarningCodes.Confused, WarningCodes.NoAccuracy, WarningCodes.Skipped,
    ];

    /// <summary>Tips about a model's examples, before it is trained.</summary>
    /// <param name="project">The project; what is measured of each picture is kept in it, unless it can only be read.</param>
    /// <param name="modelId">The model.</param>
    /// <param name="featurizer">Whose cached features may be looked at; null, or one whose features are not there yet, leaves such tips out.</param>
    /// <param name="cancellation">Looked at between examples.</param>
    /// <exception cref="LearningException">No such model, a damaged file, or a part of MLKids is missing.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<Tip> Before(ProjectFile project, long modelId, IFeaturizer? featurizer = null, CancellationToken cancellation = default) =>
        Best(ExampleTips.Find(project, modelId, featurizer, cancellation));

    /// <summary>Tips about a finished training.</summary>
    /// <param name="report">Its report.</param>
    /// <param name="crossValidated">The accuracy of the same examples by cross-validation, 0..1, where it is known beside that of a test set.</param>
    public static IReadOnlyList<Tip> After(TrainingReport report, double? crossValidated = null) => Best(ReportTips.Find(report, crossValidated));

    private static IReadOnlyList<Tip> Best(IEnumerable<Tip> tips) =>
        [.. tips.DistinctBy(tip => tip.Code).OrderBy(tip => Array.IndexOf(Order, tip.Code) is var at and >= 0 ? at : Order.Length).Take(MostTips)];
}
