using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace MLKids.Learning.Examples.Columns;

/// <summary>
/// Reads tables of text: CSV (RFC 4180, forgiving), semicolons, tabs; quoted fields with doubled quotes and line breaks, any line ends,
/// UTF-8, UTF-16 or Latin-1, with or without a
/// header. What cannot be used is named by its row; the rest is read.
/// </summary>
public static class TableReader
{
    /// <summary>Largest file (50 MB).</summary>
    public const int MaxBytes = 50_000_000;

    /// <summary>Most rows.</summary>
    public const int MaxRows = 100_000;

    /// <summary>Most columns.</summary>
    public const int MaxColumns = 200;

    /// <summary>Most UTF-16 units in one cell.</summary>
    public const int MaxCellCharacters = 20_000;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="hasHeader">Whether the first row names the columns; null: see for yourself.</param>
    /// <exception cref="LearningException">It cannot be opened or is no table (<see cref="LearningCodes.UnreadableTable"/>).</exception>
    public static Table ReadFile(string path, bool? hasHeader = null)
    {
        var name = Path.GetFileName(path);
        try
        {
            var length = new FileInfo(path).Length;
            return length <= MaxBytes ? Read(File.ReadAllBytes(path), name, hasHeader) : throw TooLarge(name, length);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unreadable(name, "I cannot open this table. Choose another one.", e.Message, "a file that can be read", e);
        }
    }

    /// <summary>Reads a table.</summary>
    /// <param name="bytes">Of the file.</param>
    /// <param name="fileName">For messages.</param>
    /// <param name="hasHeader">Whether the first row names the columns; null: see for yourself.</param>
    /// <exception cref="LearningException">It is no table, or over a limit (<see cref="LearningCodes.UnreadableTable"/>).</exception>
    public static Table Read(ReadOnlySpan<byte> bytes, string fileName = "table", bool? hasHeader = null)
    {
        if (bytes.Length > MaxBytes)
            throw TooLarge(fileName, bytes.Length);
        var text = TableText.Decode(bytes, fileName);
        var separator = TableText.Separator(text);
        var rows = Records(text, separator, fileName);
        if (rows.Count == 0)
            throw Unreadable(fileName, "This table is empty. Choose another one.", "no rows", "one or more");
        var width = Width(rows);
        if (width > MaxColumns)
            throw Unreadable(fileName, "This table has too many columns. Use fewer.", Invariant($"{width} columns"), Invariant($"at most {MaxColumns}"));
        var header = hasHeader ?? TableHeader.IsHeader(rows, width);
        var names = TableHeader.Names(header ? rows[0].Cells : [], width);
        List<TableRow> good = [];
        List<RefusedExample> refused = [];
        foreach (var row in rows.Skip(header ? 1 : 0))
            if (Trouble(row, width) is { } trouble)
                refused.Add(new(fileName, LearningCodes.UnreadableTable, "One row does not fit the table. Look at its commas.", $"row {Invariant($"{row.Number}")}: {trouble}"));
            else
                good.Add(row);
        return new(names, good, refused, separator != ',' && HasDecimalComma(good));
    }

    internal static LearningException Unreadable(string fileName, string childSentence, string found, string wanted, Exception? inner = null) =>
        new(LearningCodes.UnreadableTable, childSentence, $"'{fileName}': found {found}; wanted {wanted}.", inner);

    private static LearningException TooLarge(string fileName, long length) =>
        Unreadable(fileName, "This table is too large. Use a smaller one.", Invariant($"{length:N0} bytes"), Invariant($"at most {MaxBytes:N0}"));

    private static List<TableRow> Records(string text, char? separator, string fileName)
    {
        var settings = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            HasHeaderRecord = false,
            // A character that no table has makes one column of a table without separators.
            Delimiter = (separator ?? '\u0001').ToString(),
            TrimOptions = TrimOptions.Trim,
            BadDataFound = null,
        };
        using var parser = new CsvParser(new StringReader(text), settings);
        var rows = new List<TableRow>();
        while (parser.Read())
        {
            if (rows.Count > MaxRows)
                throw Unreadable(fileName, "This table has too many rows. Use fewer.", "more rows", Invariant($"at most {MaxRows:N0}"));
            rows.Add(new(parser.Row, [.. parser.Record!.Select(RowText.Clean)]));
        }

        // Rows of separators alone are what spreadsheets leave behind the last row.
        rows.RemoveAll(row => row.Cells.All(cell => cell.Length == 0));
        return rows;
    }

    /// <summary>What most rows have; of equals what comes first.</summary>
    private static int Width(List<TableRow> rows) =>
        rows.GroupBy(row => row.Cells.Count).MaxBy(group => group.Count())!.Key;

    private static string? Trouble(TableRow row, int width)
    {
        if (row.Cells.Count != width)
            return Invariant($"{row.Cells.Count} cells; wanted {width}") + (row.Cells.Any(cell => cell.Contains('\n')) ? " (perhaps a quotation mark is not closed)" : "");
        return row.Cells.Any(cell => cell.Length > MaxCellCharacters) ? Invariant($"a cell of more than {MaxCellCharacters:N0} characters") : null;
    }

    private static bool HasDecimalComma(List<TableRow> rows) =>
        rows.Any(row => row.Cells.Any(NumberReading.HasDecimalComma))
        && !rows.Any(row => row.Cells.Any(cell => cell.Contains('.') && NumberReading.TryRead(cell, out _)));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
