using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace MLKids.Learning.Examples.Columns;

/// <summary>A <see cref="ColumnSet"/> as JSON text. Always the same text for the same columns.</summary>
internal static class ColumnSetJson
{
    /// <summary>Longer than any set within the limits.</summary>
    private const int MaxCharacters = 4_000_000;

    internal static string Write(ColumnSet set)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var column in set.Columns)
            {
                writer.WriteStartObject();
                writer.WriteString("name", column.Name);
                if (column.Kind == ColumnKind.Choice)
                {
                    writer.WriteStartArray("choices");
                    foreach (var choice in column.Choices)
                        writer.WriteStringValue(choice);
                    writer.WriteEndArray();
                }

                writer.WriteEndObject();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }

    internal static ColumnSet Read(string json)
    {
        try
        {
            if (json.Length > MaxCharacters)
                throw new InvalidDataException($"{json.Length} characters");
            using var document = JsonDocument.Parse(json);
            return new ColumnSet([.. document.RootElement.EnumerateArray().Select(ReadColumn)]);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or InvalidDataException or LearningException)
        {
            throw new LearningException(
                LearningCodes.DamagedModel,
                "This model cannot be opened. Train it again.",
                $"Found {e.Message}; wanted the columns of rows as JSON.",
                e);
        }
    }

    private static Column ReadColumn(JsonElement column)
    {
        var name = column.GetProperty("name").GetString() ?? throw new InvalidDataException("a column without name");
        return column.TryGetProperty("choices", out var choices)
            ? new(name, ColumnKind.Choice, [.. choices.EnumerateArray().Select(choice => choice.GetString() ?? throw new InvalidDataException($"null as choice of '{name}'"))])
            : new(name, ColumnKind.Number, []);
    }
}
