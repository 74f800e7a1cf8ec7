using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Studio.Projects.Arrivals;

/// <summary>Guesses what a model would learn from a table.</summary>
internal static class TableKind
{
    private const int RowsLookedAt = 100;

    /// <summary>Two columns of texts, one of them with spaces, are sentences with their labels; all else is rows.</summary>
    public static ModelKind Of(Table table)
    {
        var rows = table.Rows.Take(RowsLookedAt).ToList();
        bool HasSpaces(int column) => rows.Count(row => row.Cells[column].Contains(' ')) > rows.Count / 3 || rows.Any(row => row.Cells[column].Length > 30);
        var columns = Enumerable.Range(0, table.Header.Count).ToList();
        return rows.Count > 0 && columns.Count == 2 && !columns.Any(column => IsNumbers(table, column)) && columns.Any(HasSpaces) ? ModelKind.Words : ModelKind.Numbers;
    }

    /// <summary>Whether at least half of a column's first cells are numbers.</summary>
    public static bool IsNumbers(Table table, int column)
    {
        var rows = table.Rows.Take(RowsLookedAt).ToList();
        return rows.Count(row => !NumberReading.TryRead(row.Cells[column], out _)) <= rows.Count / 2;
    }
}
