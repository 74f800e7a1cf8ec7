namespace MLKids.Learning.Examples.Columns;

/// <summary>A model's rows as a table, without the rows.</summary>
/// <param name="Columns">As they were made, then others in the order in which rows have them.</param>
/// <param name="Rows">All rows.</param>
/// <param name="RowsWithGaps">Rows that lack a column that at least half of the rows have: they are not learned from.</param>
/// <param name="Outputs">Names of the columns that are predicted; empty for models of labels.</param>
public sealed record RowTableLook(IReadOnlyList<RowTableLook.TableColumn> Columns, int Rows, int RowsWithGaps, IReadOnlyList<string> Outputs)
{
    /// <param name="Name">As first written.</param>
    /// <param name="Kind">What its values are; for an empty column what was chosen.</param>
    /// <param name="Choices">Different texts of a choice column, at most <see cref="ColumnLimits.Choices"/>.</param>
    /// <param name="Filled">Rows that have a value.</param>
    public sealed record TableColumn(string Name, ColumnKind Kind, IReadOnlyList<string> Choices, int Filled);
}
