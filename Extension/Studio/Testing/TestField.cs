using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Testing;

/// <summary>One field of the form that asks a model of rows.</summary>
/// <param name="Name">The column.</param>
/// <param name="Choices">What can be chosen; null for numbers.</param>
/// <param name="Least">Of the examples; null for choices, or when there are none.</param>
/// <param name="Most">Of the examples.</param>
/// <param name="Usual">The middle one of the examples: a good first value.</param>
internal sealed record TestField(string Name, IReadOnlyList<string>? Choices, double? Least, double? Most, double? Usual)
{
    private const int MostRows = 500;

    /// <summary>The fields of a trained model, in its order; null for kinds without columns.</summary>
    public static IReadOnlyList<TestField>? Of(Workspace workspace, TestedModel asked)
    {
        if (asked.Featurizer is not RowFeaturizer { Columns: var columns })
            return null;
        var rows = workspace.Project.Labels.Of(asked.Info.Id).SelectMany(label => workspace.Project.Examples.All(label.Id)).Take(MostRows)
            .Select(example => Read(workspace.Project.Examples.ReadContent(example.Id))).ToList();
        return [.. columns.Columns.Select(column => column.Kind == ColumnKind.Choice
            ? new TestField(column.Name, column.Choices, null, null, null)
            : OfNumbers(column.Name, [.. rows.SelectMany(row => row.Where(value => ColumnSet.Key(value.Column) == ColumnSet.Key(column.Name))).Select(value => value.Number).OfType<double>().Order()]))];
    }

    private static TestField OfNumbers(string name, IReadOnlyList<double> seen) =>
        seen.Count == 0 ? new TestField(name, null, null, null, null) : new TestField(name, null, seen[0], seen[^1], seen[seen.Count / 2]);

    private static IReadOnlyList<RowValue> Read(byte[] content)
    {
        try
        {
            return RowText.Read(content);
        }
        catch (LearningException)
        {
            return [];
        }
    }
}
