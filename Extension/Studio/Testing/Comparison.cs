using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;

namespace MLKids.Studio.Testing;

/// <summary>How a model does on the examples that were put aside.</summary>
/// <param name="Model">As <see cref="TestedModel"/> names it.</param>
/// <param name="Asked">Examples that were asked.</param>
/// <param name="Right">Sure and right.</param>
/// <param name="Wrong">Sure and wrong.</param>
/// <param name="NotSure">Below the recognition point.</param>
/// <param name="Off">Predicted numbers: how far off on average, one a column.</param>
/// <param name="MaySeen">Examples that this model may have learned from, so that the table flatters it.</param>
internal sealed record ComparisonRow(string Model, int Asked, int Right, int Wrong, int NotSure, IReadOnlyList<double> Off, int MaySeen);

/// <summary>Asks models the same examples: those of the first model that were put aside, at most <see cref="MostAsked"/>.</summary>
internal static class Comparison
{
    public const int MostAsked = 500;

    /// <exception cref="OperationCanceledException">The page went.</exception>
    public static IReadOnlyList<ComparisonRow> Run(ProjectFile project, ModelStore store, IReadOnlyList<TestedModel> models, CancellationToken stop)
    {
        var aside = Aside(project, models[0].Info.Id).Take(MostAsked).ToList();
        return [.. models.Select(model => Ask(project, store, model, aside, stop))];
    }

    private static ComparisonRow Ask(ProjectFile project, ModelStore store, TestedModel asked, IReadOnlyList<(string Label, ExampleInfo Example)> aside, CancellationToken stop)
    {
        int count = 0, right = 0, wrong = 0, seen = 0;
        var off = new double[asked.Model.Labels.Count];
        var maySee = MaySee(project, store, asked);
        foreach (var (label, example) in aside)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                var content = project.Examples.ReadContent(example.Id);
                var answer = asked.Answer(content);
                count++;
                seen += maySee(example) ? 1 : 0;
                if (answer.Best is not { } best)
                    AddOff(asked, content, answer, off);
                else if (answer.Sure)
                    (right, wrong) = answer.Labels[best] == label ? (right + 1, wrong) : (right, wrong + 1);
            }
            catch (LearningException)
            {
                // An example that cannot be read, or was deleted just now, is asked of nobody.
            }
        }

        var tellsNumbers = asked.Model.Learned is IRegressor;
        return new ComparisonRow(asked.Name, count, right, wrong, tellsNumbers ? 0 : count - right - wrong, tellsNumbers ? [.. off.Select(sum => sum / Math.Max(1, count))] : [], seen);
    }

    private static void AddOff(TestedModel asked, byte[] content, TestAnswer answer, double[] off)
    {
        var row = RowText.Read(content);
        for (var i = 0; i < off.Length; i++)
        {
            var wanted = row.FirstOrDefault(value => ColumnSet.Key(value.Column) == ColumnSet.Key(answer.Labels[i])).Number;
            off[i] += Math.Abs((wanted ?? answer.Scores[i]) - answer.Scores[i]);
        }
    }

    /// <summary>
    /// The newest model has not learned from what was put aside when it was trained. Whether an earlier one has, nobody knows any more: only what came after it is surely new
    /// to it. Another model has when the same content is among its own examples.
    /// </summary>
    private static Func<ExampleInfo, bool> MaySee(ProjectFile project, ModelStore store, TestedModel asked)
    {
        var learned = Everything(project, asked.Info.Id).Where(example => !example.ForTesting).Select(example => example.ContentHash).ToHashSet(StringComparer.Ordinal);
        var isNewest = asked.Name == $"{asked.Info.Id}" && !store.IsOutOfDate(asked.Info.Id);
        var own = Everything(project, asked.Info.Id).Select(example => example.Id).ToHashSet();
        return example => learned.Contains(example.ContentHash) || (!isNewest && own.Contains(example.Id) && example.Added <= asked.Model.Report.Date);
    }

    private static IEnumerable<(string Label, ExampleInfo Example)> Aside(ProjectFile project, long model) =>
        project.Labels.Of(model).SelectMany(label => project.Examples.All(label.Id).Where(example => example.ForTesting).Select(example => (label.Name, example)));

    private static IEnumerable<ExampleInfo> Everything(ProjectFile project, long model) => project.Labels.Of(model).SelectMany(label => project.Examples.All(label.Id));
}
