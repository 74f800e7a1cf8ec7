using System.Globalization;

namespace MLKids.Learning.Examples.Columns;

/// <summary>Whether a table's first row names its columns, and their names.</summary>
internal static class TableHeader
{
    /// <summary>Rows that are looked at.</summary>
    private const int Looked = 200;

    internal static bool IsHeader(List<TableRow> rows, int width)
    {
        var first = rows[0].Cells;
        if (first.Count != width || first.Any(cell => cell.Length == 0 || NumberReading.TryRead(cell, out _)) || first.DistinctBy(ColumnSet.Key).Count() != width)
            return false;
        var rest = rows.Skip(1).Take(Looked).Where(row => row.Cells.Count == width).ToList();
        if (rest.Count == 0 || first.Any(name => ColumnNames.Label.Contains(ColumnSet.Key(name)) || ColumnNames.Text.Contains(ColumnSet.Key(name))))
            return true;
        for (var column = 0; column < width; column++)
        {
            var cells = rest.Select(row => ColumnSet.Key(row.Cells[column])).ToList();
            // A word above numbers, or a word above others that come again and again while it does not.
            if (2 * cells.Count(cell => NumberReading.TryRead(cell, out _)) > cells.Count
                || (2 * cells.Distinct().Count() <= cells.Count && !cells.Contains(ColumnSet.Key(first[column]))))
                return true;
        }

        return false;
    }

    /// <summary>Each name once, none empty, none too long.</summary>
    internal static IReadOnlyList<string> Names(IReadOnlyList<string> header, int width)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var names = new string[width];
        for (var column = 0; column < width; column++)
        {
            var wanted = column < header.Count && header[column].Length > 0
                ? header[column].ReplaceLineEndings(" ")
                : string.Create(CultureInfo.InvariantCulture, $"column {column + 1}");
            names[column] = Cut(wanted, ColumnLimits.NameCharacters);
            for (var again = 2; !taken.Add(ColumnSet.Key(names[column])); again++)
            {
                var end = string.Create(CultureInfo.InvariantCulture, $" {again}");
                names[column] = Cut(wanted, ColumnLimits.NameCharacters - end.Length) + end;
            }
        }

        return names;
    }

    private static string Cut(string name, int length) =>
        name.Length <= length ? name : name[..(char.IsHighSurrogate(name[length - 1]) ? length - 1 : length)].TrimEnd();
}
