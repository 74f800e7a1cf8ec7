using System.Buffers;
using System.Text;
using System.Text.Json;

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

    private static Dictionary<string, string> Read(byte[] bytes)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        try
        {
            using var row = JsonDocument.Parse(bytes);
            if (row.RootElement.ValueKind == JsonValueKind.Object)
                foreach (var value in row.RootElement.EnumerateObject())
                    values[value.Name] = value.Value.ValueKind == JsonValueKind.String ? ForeignJson.Text(value.Value) ?? "" : value.Value.GetRawText();
        }
        catch (JsonException error)
        {
            throw new LearningException(
                LearningCodes.NotExportable, "One row cannot be read. Delete it, then try again.", $"A stored row is no JSON object: {error.Message}", error);
        }

        return values;
    }

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
