using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>All tips about a finished training, in no order.</summary>
internal static class ReportTips
{
    /// <summary>95 % confidence on one side.</summary>
    private const double Sure = 1.645;

    /// <summary>
    /// Two labels are confused when at least this part of their asked examples went to the other one, for sure: 5 of 24 do, 4 of 24 and 1 of 12 do not.
    /// </summary>
    private const double ConfusedFrom = 0.1;

    /// <summary>The model hardly ever gives another answer: the largest part of answers that one label gets while it is asked for less than <see cref="NotMostAsked"/>.</summary>
    private const double OneAnswerFrom = 0.95, NotMostAsked = 0.75;

    /// <summary>A test set whose accuracy is so much lower, for sure, shows other things than the examples do.</summary>
    private const double FarBelow = 0.1;

    public static IReadOnlyList<Tip> Find(TrainingReport report, double? crossValidated)
    {
        var said = report.Warnings.Select(Tip.Of).ToList();
        Tip?[] measured = [OneAnswer(report), Guessing(report), Confused(report), crossValidated is { } expected ? TestFarBelow(report, expected) : null];
        // A stuck or guessing model confuses everything: that says nothing about two labels.
        var more = measured.OfType<Tip>().Where(tip => said.All(other => other.Code != tip.Code)).ToList();
        said.AddRange(more);
        if (said.Any(tip => tip.Code is WarningCodes.OneAnswer or WarningCodes.Guessing))
            said.RemoveAll(tip => tip.Code == WarningCodes.Confused);
        return said;
    }

    private static Tip? OneAnswer(TrainingReport report)
    {
        var asked = Asked(report);
        if (asked < 10)
            return null;
        var (label, answers) = report.Labels.Select((label, at) => (at, report.Confusion.Sum(row => row[at]))).MaxBy(entry => entry.Item2);
        return answers >= OneAnswerFrom * asked && report.Labels[label].Asked < NotMostAsked * asked
            ? new Tip(
                WarningCodes.OneAnswer,
                $"I nearly always say {Tip.Short(report.Labels[label].Name)}. Add different examples.",
                FormattableString.Invariant($"{answers} of {asked} answers are '{report.Labels[label].Name}', which only {report.Labels[label].Asked} examples are."),
                [report.Labels[label].Name],
                Mistakes(report, mistake => mistake.Answer == report.Labels[label].Name))
            : null;
    }

    private static Tip? Guessing(TrainingReport report)
    {
        var asked = Asked(report);
        if (asked < 10 || report.Accuracy is not { } accuracy || report.Labels.Count(label => label.Asked > 0) < 2)
            return null;
        var commonest = report.Labels.Max(label => label.Asked) / (double)asked;
        return commonest < NotMostAsked && LowerBound(accuracy * asked, asked) <= commonest
            ? new Tip(
                WarningCodes.Guessing,
                "I am still guessing. Add more, clearer examples.",
                FormattableString.Invariant($"Accuracy {accuracy:P0} of {asked} asked may be no better than always giving the commonest label ({commonest:P0})."),
                [],
                Mistakes(report, _ => true))
            : null;
    }

    private static Tip? Confused(TrainingReport report)
    {
        var labels = report.Labels;
        var pairs = from a in Enumerable.Range(0, labels.Count)
                    from b in Enumerable.Range(a + 1, labels.Count - a - 1)
                    let mixed = report.Confusion[a][b] + report.Confusion[b][a]
                    let asked = labels[a].Asked + labels[b].Asked
                    let bound = LowerBound(mixed, asked)
                    where bound >= ConfusedFrom
                    orderby bound descending
                    select (First: labels[a].Name, Second: labels[b].Name, Mixed: mixed, Asked: asked);
        return pairs.Take(1).Select(pair => new Tip(
            WarningCodes.Confused,
            $"I mix up {Tip.Short(pair.First)} and {Tip.Short(pair.Second)}. Show how they differ.",
            $"{pair.Mixed} of {pair.Asked} examples of '{pair.First}' and '{pair.Second}' were taken for the other one.",
            [pair.First, pair.Second],
            Mistakes(report, mistake => (mistake.Label, mistake.Answer) == (pair.First, pair.Second) || (mistake.Label, mistake.Answer) == (pair.Second, pair.First)))).FirstOrDefault();
    }

    private static Tip? TestFarBelow(TrainingReport report, double expected)
    {
        var asked = Asked(report);
        if (report.AccuracyKind != AccuracyKind.TestSet || report.Accuracy is not { } accuracy)
            return null;
        return 1 - LowerBound((1 - accuracy) * asked, asked) <= expected - FarBelow
            ? new Tip(
                WarningCodes.TestFarBelow,
                "Test examples are different. Learn from more like them.",
                FormattableString.Invariant($"Accuracy {accuracy:P0} of the {asked} examples put aside, but {expected:P0} when examples that were learned from are asked in turns."),
                [],
                Mistakes(report, _ => true))
            : null;
    }

    private static int Asked(TrainingReport report) => report.Labels.Sum(label => label.Asked);

    private static IReadOnlyList<long> Mistakes(TrainingReport report, Func<Mistake, bool> which) =>
        [.. report.Mistakes.Where(which).Take(Coach.MostExamples).Select(mistake => mistake.ExampleId)];

    /// <summary>Lower end of the interval for a proportion (E. B. Wilson 1927, "Probable inference, the law of succession, and statistical inference").</summary>
    private static double LowerBound(double hits, int asked)
    {
        if (asked == 0)
            return 0;
        double part = hits / asked, square = Sure * Sure;
        return (part + (square / (2 * asked)) - (Sure * Math.Sqrt(((part * (1 - part)) + (square / (4 * asked))) / asked))) / (1 + (square / asked));
    }
}
