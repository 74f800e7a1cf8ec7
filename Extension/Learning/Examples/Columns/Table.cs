namespace MLKids.Learning.Examples.Columns;

/// <summary>A table as it was read: texts in rows and columns.</summary>
/// <param name="Header">Names of the columns, each once, at most <see cref="ColumnLimits.NameCharacters"/> units; <c>column 1</c>, ...
/// where the table has no names.</param>
/// <param name="Rows">As many cells each as the header.</param>
/// <param name="Refused">Rows left out because they have more or fewer cells, or one that is too long.</param>
/// <param name="DecimalComma">Numbers of this table have a decimal comma, so <c>1,500</c> is one and a half.</param>
public sealed record Table(IReadOnlyList<string> Header, IReadOnlyList<TableRow> Rows, IReadOnlyList<RefusedExample> Refused, bool DecimalComma)
{
    /// <summary>The place of a column, without regard to case and spaces; -1 when there is none.</summary>
    public int IndexOf(string column)
    {
        var key = ColumnSet.Key(column);
        for (var i = 0; i < Header.Count; i++)
            if (ColumnSet.Key(Header[i]) == key)
                return i;
        return -1;
    }
}
