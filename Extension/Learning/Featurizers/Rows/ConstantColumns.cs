using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Trainers.Scaling;

namespace MLKids.Learning.Featurizers.Rows;

/// <summary>Columns that say the same in every row, so that nothing can be learned from them: worth a warning.</summary>
public static class ConstantColumns
{
    /// <summary>Looks at every row, a few at a time.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="examples">Features of their rows, by a <see cref="RowFeaturizer"/>.</param>
    /// <param name="cancellation">Looked at between reads.</param>
    /// <returns>Names, in the order of the columns; none when there are fewer than two rows.</returns>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<string> Of(ColumnSet columns, IExampleSource examples, CancellationToken cancellation = default)
    {
        if (examples.Count < 2)
            return [];
        var first = new float[examples.FeatureLength];
        var differs = new bool[columns.Columns.Count];
        int[] columnOf = [.. columns.Columns.SelectMany((column, place) => Enumerable.Repeat(place, column.Width))];
        RowVisit.All(
            examples,
            (row, features) =>
            {
                if (row == 0)
                    features.CopyTo(first);
                for (var feature = 0; feature < features.Length; feature++)
                    differs[columnOf[feature]] |= features[feature] != first[feature];
            },
            cancellation);
        return [.. columns.Columns.Where((_, place) => !differs[place]).Select(column => column.Name)];
    }
}
