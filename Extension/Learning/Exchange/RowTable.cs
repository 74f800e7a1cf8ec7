using System.Buffers;
using System.Text;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Exchange;

/// <summary>Stored rows (JSON objects, values by name) as a table: CSV as in RFC 4180, a header, one line a row.</summary>
internal static class RowTable
{
    private const string LabelColumn = "label";
    private static readonly SearchValues<char> Special = SearchValues.Create(",\"\r\n;\t");
    private static readonly byte[] ByteOrderMark = [0xEF, 0xBB, 0xBF];

    /// <param name="path">A new file.</param>
    /// <param name="withLabel">Adds a last column with the label.</param>
    /// <param name="rows">Read twice: for the columns, then for the lines.</param>
    /// <param name="progress">Rows written.</param>
    /// <returns>Rows of each label.</returns>
    public static Dictionary<string, int> Write(string path, bool withLabel, IEnumerable<(string Label, byte[] Bytes)> rows, IProgress<int>? progress)
    {
        var columns = new List<string>();
        foreach (var (_, bytes) in rows)
            columns.AddRange(Read(bytes).Keys.Except(columns, StringComparer.Ordinal));
        var header = withLabel ? [.. columns, FreeName(columns)] : columns;
        var (counts, written) = (new Dictionary<string, int>(StringComparer.Ordinal), 0);
        // The mark makes spreadsheets read UTF-8.
        using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
        stream.Write(ByteOrderMark);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\r\n" };
        writer.WriteLine(string.Join(',', header.Select(Quoted)));
        foreach (var (label, bytes) in rows)
        {
            var row = Read(bytes);
            var cells = columns.Select(column => row.GetValueOrDefault(column, ""));
            writer.WriteLine(string.Join(',', (withLabel ? cells.Append(label) : cells).Select(Quoted)));
            counts[label] = counts.GetValueOrDefault(label) + 1;
            progress?.Report(++written);
        }

        return counts;
    }

    private static Dictionary<string, string> Read(byte[] bytes) =>
        RowText.Read(bytes).ToDictionary(value => value.Column, value => value.Text, StringComparer.Ordinal);

    private static string FreeName(List<string> columns)
    {
        var name = LabelColumn;
        while (columns.Contains(name, StringComparer.OrdinalIgnoreCase))
            name += "_";
        return name;
    }

    private static string Quoted(string cell) =>
        cell.AsSpan().ContainsAny(Special) || cell.AsSpan().Trim().Length != cell.Length ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;
}
