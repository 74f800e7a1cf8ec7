using MLKids.Learning.Examples;

namespace MLKids.Learning.Training;

/// <summary>Accuracy, confusion and mistakes of asked rows.</summary>
internal sealed record Scores(double? Accuracy, int[][] Confusion, IReadOnlyList<LabelReport> Labels, IReadOnlyList<Mistake> Mistakes, Sureness Sureness)
{
    private const int MostMistakes = 500;

    /// <param name="loaded">All rows.</param>
    /// <param name="learned">The rows that the model learned from.</param>
    /// <param name="answers">The answers of the asked rows.</param>
    public static Scores Of(LoadedExamples loaded, int[] learned, IReadOnlyList<Answer> answers)
    {
        var source = loaded.Source;
        var count = source.Labels.Count;
        var confusion = Enumerable.Range(0, count).Select(_ => new int[count]).ToArray();
        foreach (var answer in answers)
            confusion[source.LabelOf(answer.Row)][answer.Said]++;
        var examples = new int[count];
        foreach (var row in learned)
            examples[source.LabelOf(row)]++;
        var labels = Enumerable.Range(0, count).Select(label =>
        {
            var (asked, said, right) = (confusion[label].Sum(), confusion.Sum(row => row[label]), confusion[label][label]);
            return new LabelReport(source.Labels[label], examples[label], asked, right, Part(right, said), Part(right, asked));
        });
        var mistakes = answers
            .Where(answer => answer.Said != source.LabelOf(answer.Row))
            .OrderByDescending(answer => answer.Confidence).ThenBy(answer => answer.Row)
            .Take(MostMistakes)
            .Select(answer => new Mistake(
                loaded.ExampleIds[answer.Row], source.Labels[source.LabelOf(answer.Row)], source.Labels[answer.Said], answer.Confidence));
        var allRight = Enumerable.Range(0, count).Sum(label => confusion[label][label]);
        var sureness = Sureness.Of(answers.Select(answer => (answer.Said == source.LabelOf(answer.Row), answer.Confidence)));
        return new Scores(Part(allRight, answers.Count), confusion, [.. labels], [.. mistakes], sureness);
    }

    /// <summary>Warnings about a model that does no better than a stuck clock.</summary>
    public IEnumerable<TrainingWarning> Warnings()
    {
        var asked = Labels.Sum(label => label.Asked);
        if (asked == 0 || Labels.Count(label => label.Asked > 0) < 2)
            yield break;
        var commonest = Labels.Max(label => label.Asked) / (double)asked;
        var answered = Enumerable.Range(0, Confusion.Length).Count(said => Confusion.Any(row => row[said] > 0));
        if (answered == 1)
            yield return new(
                WarningCodes.OneAnswer, "My answer is always the same. Add different examples.", $"All {asked} asked examples got one answer.");
        else if (Accuracy <= commonest)
            yield return new(
                WarningCodes.Guessing,
                "I am still guessing. Add more, clearer examples.",
                $"Accuracy {Accuracy:P0} is no better than always giving the commonest label ({commonest:P0}).");
    }

    private static double? Part(int part, int whole) => whole == 0 ? null : part / (double)whole;
}
