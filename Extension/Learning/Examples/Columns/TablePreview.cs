namespace MLKids.Learning.Examples.Columns;

/// <summary>What a table would become, before it is imported.</summary>
/// <param name="Columns">All columns of the table, in order.</param>
/// <param name="LabelColumn">The column that would be taken as label; null when there is none.</param>
public sealed record TablePreview(IReadOnlyList<TablePreview.PreviewColumn> Columns, string? LabelColumn)
{
    /// <param name="Name">As in the table's header.</param>
    /// <param name="Kind">What its values are.</param>
    /// <param name="Gaps">Empty cells, and in a column of numbers those that are none.</param>
    public sealed record PreviewColumn(string Name, ColumnKind Kind, int Gaps);

    /// <summary>Looks at a table.</summary>
    public static TablePreview Of(Table table)
    {
        string? label = null;
        try
        {
            label = table.Header[TableColumns.Label(table)];
        }
        catch (LearningException)
        {
            // Only numbers that are all different: the person chooses a column.
        }

        return new([.. table.Header.Select((name, place) => Column(table, name, place))], label);
    }

    private static PreviewColumn Column(Table table, string name, int place)
    {
        var kind = TableColumns.KindOf(table, place);
        return new(name, kind, table.Rows.Count(row => row.Cells[place].Length == 0
            || (kind == ColumnKind.Number && !NumberReading.TryRead(row.Cells[place], out _, table.DecimalComma))));
    }
}
