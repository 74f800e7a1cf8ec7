using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training;

/// <summary>
/// Measures honestly: on the examples put aside where there are some, else by cross-validation, else not at all, with the reason.
/// </summary>
internal sealed class AccuracyCheck(
    TrainingRequest request, Func<int[], IExampleSource> subset, Action<double> progress, CancellationToken cancellation)
{
    public sealed record Result(Scores Scores, AccuracyKind Kind, int Folds, string Note, IReadOnlyList<TrainingWarning> Warnings);

    public Result Run(ITrainer trainer, IHead head, LoadedExamples loaded, int[] learn, int[] test) =>
        test.Length > 0 ? OfTestSet(head, loaded, learn, test) : OfFolds(trainer, loaded, learn);

    private Result OfTestSet(IHead head, LoadedExamples loaded, int[] learn, int[] test)
    {
        var source = loaded.Source;
        var scores = Scores.Of(loaded, learn, CrossValidation.Ask(head, source, test, cancellation));
        var learned = learn.Select(source.GroupOf).ToHashSet();
        var leaked = test.Count(row => learned.Contains(source.GroupOf(row)));
        var warnings = scores.Warnings().ToList();
        if (leaked > 0)
            warnings.Add(new(
                WarningCodes.LeakedTest,
                "Some test examples look like ones I learned from.",
                $"{leaked} of {test.Length} examples put aside equal or nearly equal one that is learned from: the accuracy is too good."));
        return new(scores, AccuracyKind.TestSet, 0, $"Asked the {test.Length} examples that were put aside.", warnings);
    }

    private Result OfFolds(ITrainer trainer, LoadedExamples loaded, int[] learn)
    {
        var check = request.Check ?? Presets.CheckFor(learn.Length);
        var plan = FoldPlan.Make(loaded.Source, learn, check.Folds, request.Seed);
        if (plan.WhyNot is { } why)
            return new(
                Scores.Of(loaded, learn, []),
                AccuracyKind.None,
                0,
                why,
                [new(WarningCodes.NoAccuracy, "I cannot test myself yet. Add different examples.", why)]);
        var answers = CrossValidation.Run(trainer, loaded.Source, learn, plan, check.Rounds, request.Seed, progress, cancellation, subset);
        var scores = Scores.Of(loaded, learn, answers);
        var all = check.Rounds >= plan.Folds;
        return new(
            scores,
            all ? AccuracyKind.CrossValidated : AccuracyKind.HeldOut,
            plan.Folds,
            all
                ? $"Asked every example once, of heads that had not learned from its part (one of {plan.Folds})."
                : $"Asked {answers.Count} examples of heads that had not learned from them.",
            [.. scores.Warnings()]);
    }
}
