using MLKids.Learning.Examples;

namespace MLKids.Learning.Training;

/// <summary>Looks at a model's examples before training: what forbids it is thrown, what weakens the model becomes a warning.</summary>
public static class TrainingCheck
{
    /// <summary>With fewer examples than this, a label is named in a warning.</summary>
    public const int FewExamples = 5;

    /// <summary>One label with more than this many times the examples of another is lopsided.</summary>
    public const int LopsidedTimes = 5;

    /// <summary>
    /// The first complaint about labels that cannot be trained at all: fewer than two labels with examples to learn from.
    /// </summary>
    /// <param name="counts">Examples to learn from, by label, in order.</param>
    /// <exception cref="LearningException"><see cref="LearningCodes.OneLabel"/> or <see cref="LearningCodes.TooFewExamples"/>, naming the
    /// label.</exception>
    public static void Require(IReadOnlyList<(string Label, int Count)> counts)
    {
        if (counts.Count(label => label.Count > 0) >= 2)
            return;
        var found = counts.Count == 0 ? "no labels" : string.Join(", ", counts.Select(label => $"'{label.Label}': {label.Count}"));
        var empty = counts.FirstOrDefault(label => label.Count == 0).Label;
        throw counts.Count < 2 || empty is null
            ? new LearningException(
                LearningCodes.OneLabel,
                "I need two labels to learn. Add another one.",
                $"Found {found}; wanted at least two labels with examples to learn from.")
            : new LearningException(
                LearningCodes.TooFewExamples,
                $"Add some examples to {Short(empty)}.",
                $"Found examples to learn from {found}; wanted at least two labels with one each. Unreadable ones and those put aside do not count.");
    }

    /// <summary>What makes the model weaker than it could be.</summary>
    /// <param name="project">The project.</param>
    /// <param name="modelId">The model.</param>
    /// <param name="counts">Examples to learn from, by label, in order.</param>
    /// <param name="skipped">How many examples could not be used.</param>
    public static IReadOnlyList<TrainingWarning> Warnings(
        ProjectFile project, long modelId, IReadOnlyList<(string Label, int Count)> counts, int skipped)
    {
        var warnings = new List<TrainingWarning>();
        foreach (var (label, count) in counts)
            if (count == 0)
                warnings.Add(new(
                    WarningCodes.EmptyLabel,
                    $"{Short(label)} has no examples, so I left it out.",
                    $"Label '{label}' has no usable examples to learn from.",
                    [label]));
            else if (count < FewExamples)
                warnings.Add(new(
                    WarningCodes.FewExamples,
                    $"Add more examples to {Short(label)}.",
                    $"Label '{label}' has {count} examples; {FewExamples} or more learn better.",
                    [label]));
        var used = counts.Where(label => label.Count > 0).ToList();
        var (most, least) = (used.MaxBy(label => label.Count), used.MinBy(label => label.Count));
        if (most.Count > LopsidedTimes * least.Count)
            warnings.Add(new(
                WarningCodes.Lopsided,
                $"{Short(least.Label)} needs more examples to be fair.",
                $"Label '{most.Label}' has {most.Count} examples, '{least.Label}' only {least.Count}; more than {LopsidedTimes} times as many is lopsided.",
                [least.Label, most.Label]));
        foreach (var (first, second, count) in SameContent(project, modelId))
            warnings.Add(new(
                WarningCodes.SameContent,
                "The same example is under two labels. Keep one.",
                $"Labels '{first}' and '{second}' share {count} examples with the same content.",
                [first, second]));
        if (skipped > 0)
            warnings.Add(new(
                WarningCodes.Skipped,
                $"I could not read {skipped} of the examples.",
                $"{skipped} examples were skipped; the report names each."));
        return warnings;
    }

    /// <summary>A column to learn from that is the same in all rows.</summary>
    internal static TrainingWarning ConstantColumn(string column) => new(
        WarningCodes.ConstantColumn, $"{Short(column)} is always the same, so it cannot help.", $"Column '{column}' has one value in all rows: it counts for nothing.");

    internal static string Short(string label) => label.Length <= 40 ? label : label[..39].TrimEnd() + "…";

    private static List<(string First, string Second, long Count)> SameContent(ProjectFile project, long modelId) => project.Read(db => db.Rows(
        row => (row.GetString(0), row.GetString(1), row.GetInt64(2)),
        "SELECT a.name, b.name, count(*) FROM example x JOIN label a ON a.id = x.label_id JOIN example y ON y.content_id = x.content_id "
        + "JOIN label b ON b.id = y.label_id WHERE a.model_id = $model AND b.model_id = $model AND (a.position, a.id) < (b.position, b.id) "
        + "GROUP BY a.id, b.id ORDER BY a.position, a.id, b.position, b.id",
        ("$model", modelId)));
}
