using System.Globalization;

namespace MLKids.Learning.Examples.Columns;

/// <summary>The columns of a table that become columns of examples, and how the cells of each are read.</summary>
internal sealed class TableColumns
{
    /// <summary>A column of which so large a part reads as numbers is one of numbers; its other cells are mistakes.</summary>
    private const double NumberPart = 0.8;

    /// <summary>Most different values of a column of numbers that is taken as label when there is no column of texts.</summary>
    private const int NumberLabels = 20;

    private readonly Table _table;
    private readonly List<(int Place, ColumnKind Kind)> _columns = [];

    private TableColumns(Table table) => _table = table;

    internal IReadOnlyList<string> Names => [.. _columns.Select(column => _table.Header[column.Place])];

    internal List<(string Column, string Reason)> LeftOut { get; } = [];

    /// <exception cref="LearningException">None or too many can be used (<see cref="LearningCodes.BadColumns"/>).</exception>
    internal static TableColumns Of(Table table, int except)
    {
        var columns = new TableColumns(table);
        for (var place = 0; place < table.Header.Count; place++)
        {
            if (place == except)
                continue;
            var kind = KindOf(table, place);
            var different = Texts(table, place).Distinct(StringComparer.Ordinal).Take(ColumnLimits.Choices + 1).Count();
            if (different == 0)
                columns.LeftOut.Add((table.Header[place], "every cell is empty"));
            else if (kind == ColumnKind.Choice && different > ColumnLimits.Choices)
                columns.LeftOut.Add((table.Header[place], string.Create(CultureInfo.InvariantCulture, $"more than {ColumnLimits.Choices} different texts")));
            else
                columns._columns.Add((place, kind));
        }

        return columns._columns.Count is > 0 and <= ColumnLimits.Columns ? columns : throw new LearningException(
            LearningCodes.BadColumns,
            "Use fewer columns, and at least one.",
            string.Create(CultureInfo.InvariantCulture, $"Found {columns._columns.Count} columns that can be learned from; wanted 1 to {ColumnLimits.Columns}. ")
            + string.Join("; ", columns.LeftOut.Select(left => $"'{left.Column}': {left.Reason}")));
    }

    internal static TableColumns Only(Table table, int place)
    {
        var columns = new TableColumns(table);
        columns._columns.Add((place, ColumnKind.Choice));
        return columns;
    }

    /// <exception cref="LearningException">There is none (<see cref="LearningCodes.NoSuchColumn"/>).</exception>
    internal static int Named(Table table, string name)
    {
        var place = table.IndexOf(name);
        return place >= 0 ? place : throw NotThere(table, $"a column '{name}'");
    }

    internal static int Label(Table table, int except = -1)
    {
        var places = Enumerable.Range(0, table.Header.Count).Where(place => place != except).ToList();
        var named = places.Where(place => ColumnNames.Label.Contains(ColumnSet.Key(table.Header[place]))).ToList();
        if (named.Count > 0)
            return named[^1];
        var last = places.Where(place => KindOf(table, place) == ColumnKind.Choice && Texts(table, place).Any()).LastOrDefault(-1);
        if (last >= 0)
            return last;
        return places.Count > 1 && Texts(table, places[^1]).Distinct(StringComparer.Ordinal).Take(NumberLabels + 1).Count() <= NumberLabels
            ? places[^1]
            : throw NotThere(table, "a column of labels (called label, or of words)");
    }

    internal static int Text(Table table, int except)
    {
        var places = Enumerable.Range(0, table.Header.Count).Where(place => place != except).ToList();
        if (places.Count == 0)
            throw NotThere(table, "a column of texts and one of labels");
        var named = places.Where(place => ColumnNames.Text.Contains(ColumnSet.Key(table.Header[place]))).ToList();
        return named.Count > 0 ? named[0] : places.MaxBy(place => Texts(table, place).Sum(text => (long)text.Length));
    }

    /// <summary>A cell that is not empty.</summary>
    /// <exception cref="LearningException">It is (<see cref="LearningCodes.MissingColumn"/>).</exception>
    internal static string Cell(Table table, TableRow row, int place) => row.Cells[place].Length > 0 ? row.Cells[place] : throw new LearningException(
        LearningCodes.MissingColumn, "A value is missing. Fill in every column.", $"'{table.Header[place]}' is empty");

    /// <exception cref="LearningException">The column holds texts (<see cref="LearningCodes.NotANumber"/>).</exception>
    internal void MustBeNumbers(int place)
    {
        if (!_columns.Contains((place, ColumnKind.Number)))
            throw new LearningException(
                LearningCodes.NotANumber,
                "I can only predict numbers. Choose a column of numbers.",
                $"'{_table.Header[place]}' is not a column of numbers; those are: "
                + string.Join(", ", _columns.Where(column => column.Kind == ColumnKind.Number).Select(column => $"'{_table.Header[column.Place]}'")) + ".");
    }

    /// <summary>The values of a row.</summary>
    /// <exception cref="LearningException">One is empty (<see cref="LearningCodes.MissingColumn"/>), no number (<see
    /// cref="LearningCodes.NotANumber"/>) or too
    /// long (<see cref="LearningCodes.BadRow"/>).</exception>
    internal RowValue[] Values(TableRow row, bool decimalComma)
    {
        var values = new RowValue[_columns.Count];
        for (var i = 0; i < values.Length; i++)
        {
            var (name, cell) = (_table.Header[_columns[i].Place], Cell(_table, row, _columns[i].Place));
            if (cell.Length > ColumnLimits.ValueCharacters)
                throw RowText.Bad(string.Create(CultureInfo.InvariantCulture, $"'{name}' of {cell.Length} characters"), string.Create(CultureInfo.InvariantCulture, $"at most {ColumnLimits.ValueCharacters}"));
            values[i] = _columns[i].Kind == ColumnKind.Choice ? new(name, cell)
                : NumberReading.TryRead(cell, out var number, decimalComma) && float.IsFinite((float)number) ? RowValue.Of(name, number)
                : throw ColumnSet.NoNumber(name, cell);
        }

        return values;
    }

    internal static ColumnKind KindOf(Table table, int place)
    {
        var (numbers, all) = (0, 0);
        foreach (var text in Texts(table, place))
        {
            all++;
            numbers += NumberReading.TryRead(text, out _, table.DecimalComma) || NumberReading.HasThousands(text) ? 1 : 0;
        }

        return numbers > 0 && numbers >= NumberPart * all ? ColumnKind.Number : ColumnKind.Choice;
    }

    private static IEnumerable<string> Texts(Table table, int place) => table.Rows.Select(row => row.Cells[place]).Where(cell => cell.Length > 0);

    private static LearningException NotThere(Table table, string wanted) => new(
        LearningCodes.NoSuchColumn,
        "I cannot find that column. Check its name.",
        $"Wanted {wanted}; the table has: {string.Join(", ", table.Header.Select(name => $"'{name}'"))}.");
}
