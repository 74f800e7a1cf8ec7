using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Training;

namespace MLKids.Learning.Coaching;

/// <summary>Tips about a model's rows of numbers and choices. A column that gives the label away alone is no fault: finding it is what learning is for.</summary>
internal static class RowTips
{
    /// <summary>In fewer rows a column may be the same by chance.</summary>
    private const int FewestRows = 6;

    public static IEnumerable<Tip> Find(IReadOnlyList<LabelContents> labels)
    {
        var columns = new Dictionary<string, (string Name, string Value, int Count, bool Same)>(StringComparer.Ordinal);
        var rows = 0;
        foreach (var (_, bytes) in labels.SelectMany(label => label.Examples))
        {
            rows++;
            foreach (var value in Values(bytes))
            {
                var key = ColumnSet.Key(value.Column);
                columns[key] = columns.TryGetValue(key, out var seen)
                    ? seen with { Count = seen.Count + 1, Same = seen.Same && seen.Value == value.Text }
                    : (value.Column, value.Text, 1, true);
            }
        }

        var constant = columns.Values.Where(column => column.Same && column.Count == rows && rows >= FewestRows).ToList();
        if (constant.Count > 0)
            yield return new Tip(
                WarningCodes.ConstantColumn,
                $"{Tip.Short(constant[0].Name)} is always the same. Change it or leave it out.",
                $"In all {rows} rows: {string.Join(", ", constant.Select(column => $"'{column.Name}' is '{column.Value}'"))}.",
                [],
                []);
    }

    /// <summary>The values of a row; none of one that cannot be read: training skips it and says so.</summary>
    private static IReadOnlyList<RowValue> Values(byte[] bytes)
    {
        try
        {
            return RowText.Read(bytes);
        }
        catch (LearningException)
        {
            return [];
        }
    }
}
