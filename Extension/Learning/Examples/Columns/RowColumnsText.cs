namespace MLKids.Learning.Examples.Columns;

/// <summary>The columns of a <see cref="RowTable"/> as the text of an option: one a line, its kind and its name.</summary>
internal static class RowColumnsText
{
    private const string Number = "number ", Choice = "choice ";

    public static string Write(IEnumerable<RowTableLook.TableColumn> columns) =>
        string.Join('\n', columns.Select(column => (column.Kind == ColumnKind.Number ? Number : Choice) + column.Name));

    /// <summary>What is no column is passed over: the file may come from anywhere, and rows bring their own columns.</summary>
    public static IReadOnlyList<(string Name, ColumnKind Kind)> Parse(string? text) =>
    [
        .. (text ?? "").Split('\n')
            .Where(line => line.StartsWith(Number, StringComparison.Ordinal) || line.StartsWith(Choice, StringComparison.Ordinal))
            .Select(line => (Name: line[Number.Length..].Trim(), Kind: line.StartsWith(Number, StringComparison.Ordinal) ? ColumnKind.Number : ColumnKind.Choice))
            .Where(column => column.Name.Length is > 0 and <= ColumnLimits.NameCharacters)
            .DistinctBy(column => ColumnSet.Key(column.Name))
            .Take(ColumnLimits.Columns),
    ];
}
