using MLKids.Learning.Examples;
using MLKids.Learning.Training;

namespace MLKids.Studio.Testing;

/// <summary>The examples behind one cell of the table of answers.</summary>
/// <param name="Id">The example.</param>
/// <param name="Label">Its label now; null when it was deleted since.</param>
/// <param name="Confidence">How sure the answer was, 0..1; null for right answers.</param>
internal sealed record AskedExample(long Id, long? Label, double? Confidence);

/// <summary>Finds the examples of a cell.</summary>
internal static class ConfusionCell
{
    /// <summary>Most examples of one cell.</summary>
    public const int MostExamples = 200;

    /// <summary>Examples of a label that got an answer, the surest mistakes first. Wrong ones are in the report; the right ones are what else was asked of that label.</summary>
    public static IReadOnlyList<AskedExample> Examples(ProjectFile project, ModelInfo model, TrainingReport report, string label, string answer) => label == answer
        ? Right(project, model, report, label)
        :
        [
            .. report.Mistakes.Where(mistake => mistake.Label == label && mistake.Answer == answer).Take(MostExamples)
                .Select(mistake => new AskedExample(mistake.ExampleId, project.Examples.Find(mistake.ExampleId)?.LabelId, mistake.Confidence)),
        ];

    private static IReadOnlyList<AskedExample> Right(ProjectFile project, ModelInfo model, TrainingReport report, string label)
    {
        if (project.Labels.Of(model.Id).FirstOrDefault(l => l.Name == label) is not { } home)
            return [];
        var others = report.Mistakes.Select(mistake => mistake.ExampleId).Concat(report.Skipped.Select(skipped => skipped.ExampleId)).ToHashSet();
        return
        [
            .. project.Examples.All(home.Id)
                .Where(example => example.Added <= report.Date && example.ForTesting == (report.AccuracyKind == AccuracyKind.TestSet) && !others.Contains(example.Id))
                .Take(MostExamples)
                .Select(example => new AskedExample(example.Id, example.LabelId, null)),
        ];
    }
}
