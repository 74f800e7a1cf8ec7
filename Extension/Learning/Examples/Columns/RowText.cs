using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MLKids.Learning.Examples.Columns;

/// <summary>
/// Rows as text. What is stored (an example of kind Numbers or PredictNumbers) is one JSON object in UTF-8, the columns in their order:
/// <c>{"height":1.5,"colour":"red"}</c>.
/// What a person writes is that, or <c>height=1.5; colour=red</c> (also with <c>:</c>), or the values alone in the order of the columns:
/// <c>1.5 red</c>.
/// </summary>
public static class RowText
{
    private static readonly JsonWriterOptions Canonical = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a row as a person or a program writes it.</summary>
    /// <param name="text">JSON, values by name, or values alone.</param>
    /// <param name="columns">The columns that are known; needed for values alone. The row is not held against them otherwise (see <see
    /// cref="ColumnSet.Fit"/>).</param>
    /// <exception cref="LearningException">It is no row (<see cref="LearningCodes.BadRow"/>), a value is empty (<see
    /// cref="LearningCodes.MissingColumn"/>) or
    /// no finite number (<see cref="LearningCodes.NotANumber"/>).</exception>
    public static IReadOnlyList<RowValue> Parse(string text, ColumnSet? columns = null)
    {
        if (text.Length > ColumnLimits.RowCharacters)
            throw Bad($"{text.Length} characters", $"at most {ColumnLimits.RowCharacters}");
        return text.AsSpan().TrimStart() is ['{', ..] ? Read(Encoding.UTF8.GetBytes(text)) : Checked([.. WrittenRow.Parse(text, columns)]);
    }

    /// <summary>Reads a stored row, or any JSON object of numbers and texts.</summary>
    /// <exception cref="LearningException">As for <see cref="Parse"/>.</exception>
    public static IReadOnlyList<RowValue> Read(ReadOnlySpan<byte> json)
    {
        if (json.Length > ColumnLimits.RowCharacters)
            throw Bad($"{json.Length} bytes", $"at most {ColumnLimits.RowCharacters}");
        try
        {
            var reader = new Utf8JsonReader(json);
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
                throw Bad(Shown(json), "a JSON object");
            var row = new List<RowValue>();
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var name = Clean(reader.GetString()!);
                reader.Read();
                row.Add(Value(name, ref reader));
            }

            // Reads what follows the object, so that it is refused.
            reader.Read();
            return Checked(row);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            throw Bad(Shown(json), "a JSON object of numbers and texts", e);
        }
    }

    /// <summary>The bytes that are stored: the same for the same values.</summary>
    public static byte[] ToBytes(IReadOnlyList<RowValue> row)
    {
        using var stream = new MemoryStream(64);
        using (var writer = new Utf8JsonWriter(stream, Canonical))
        {
            writer.WriteStartObject();
            foreach (var (column, text, number) in row)
                if (number is { } value)
                    writer.WriteNumber(column, value);
                else
                    writer.WriteString(column, text);
            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>For people: <c>height=1.5; colour=red</c>.</summary>
    public static string Format(IReadOnlyList<RowValue> row) => string.Join("; ", row.Select(value => $"{value.Column}={value.Text}"));

    internal static LearningException Bad(string found, string wanted, Exception? inner = null) => new(
        LearningCodes.BadRow, "I cannot read this row. Write it like height=3; colour=red.", $"Found {found}; wanted {wanted}.", inner);

    /// <summary>Spaces at the ends go, accents are composed.</summary>
    internal static string Clean(string text) => UnicodeComposition.Compose(text.Trim());

    private static RowValue Value(string name, ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number:
                return reader.TryGetDouble(out var number) && double.IsFinite(number)
                    ? RowValue.Of(name, number + 0.0)
                    : throw ColumnSet.NoNumber(name, Encoding.UTF8.GetString(reader.ValueSpan[..Math.Min(40, reader.ValueSpan.Length)]));
            case JsonTokenType.String:
                return new(name, Clean(reader.GetString()!));
            case JsonTokenType.True or JsonTokenType.False:
                return new(name, reader.TokenType == JsonTokenType.True ? "true" : "false");
            case JsonTokenType.Null:
                return new(name, "");
            default:
                throw Bad($"'{name}' is a list or an object", "a number or a text");
        }
    }

    private static List<RowValue> Checked(List<RowValue> row)
    {
        if (row.Count is 0 or > ColumnLimits.Columns)
            throw Bad($"{row.Count} values", $"1 to {ColumnLimits.Columns}");
        for (var i = 0; i < row.Count; i++)
        {
            var (column, text, _) = row[i];
            if (column.Length is 0 or > ColumnLimits.NameCharacters)
                throw Bad($"the column name '{column}' of {column.Length} characters", $"names of 1 to {ColumnLimits.NameCharacters}");
            if (text.Length == 0)
                throw new LearningException(
                    LearningCodes.MissingColumn, "A value is missing. Fill in every column.", $"'{column}' is empty; wanted a number or a text.");
            if (text.Length > ColumnLimits.ValueCharacters)
                throw Bad($"'{column}' is a text of {text.Length} characters", $"at most {ColumnLimits.ValueCharacters}");
            for (var before = 0; before < i; before++)
                if (row[before].Column == column)
                    throw Bad($"'{column}' twice", "each column once");
        }

        return row;
    }

    private static string Shown(ReadOnlySpan<byte> json) => $"'{Encoding.UTF8.GetString(json[..Math.Min(40, json.Length)])}'";
}
