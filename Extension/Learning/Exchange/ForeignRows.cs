using System.Text.Encodings.Web;
using System.Text.Json;

namespace MLKids.Learning.Exchange;

/// <summary>
/// The rows of a Machine Learning for Kids numbers project: <c>numberdata</c> holds one number a field, in the fields' order; for a field of type <c>multichoice</c> it is
/// the place of a text among its choices.
/// </summary>
internal sealed class ForeignRows
{
    /// <summary>Numbers projects there have at most 10 fields.</summary>
    private const int MaxFields = 50, MaxNameUnits = 100;

    private static readonly JsonWriterOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly List<(string Name, List<string>? Choices)> _fields;

    private ForeignRows(List<(string Name, List<string>? Choices)> fields) => _fields = fields;

    /// <exception cref="LearningException">No fields, or fields without a name (<see cref="LearningCodes.NotImportable"/>).</exception>
    public static ForeignRows Read(ArchiveReader archive, JsonElement project)
    {
        var fields = (ForeignJson.List(project, "fields") ?? []).Select(Field).ToList();
        return fields.Count is > 0 and <= MaxFields && fields.All(field => field.Name.Length is > 0 and <= MaxNameUnits) && fields.DistinctBy(field => field.Name).Count() == fields.Count
            ? new ForeignRows(fields)
            : throw ArchiveReader.Refuse(
                archive.Path, "This file is damaged. Save it again, then try once more.", $"{fields.Count} fields, or fields without a name of their own", $"1 to {MaxFields} named fields");
    }

    /// <summary>An example of kind Numbers: one JSON object, values by name. Null when the item is no such row.</summary>
    public byte[]? Row(JsonElement item)
    {
        if (ForeignJson.List(item, "numberdata") is not { } values || values.Count != _fields.Count)
            return null;
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Plain))
        {
            writer.WriteStartObject();
            for (var i = 0; i < values.Count; i++)
            {
                var (name, choices) = _fields[i];
                if (ForeignJson.Number(values[i]) is not { } number)
                    return null;
                if (choices is null)
                    writer.WriteNumber(name, number);
                else if (number >= 0 && number < choices.Count && number == Math.Floor(number))
                    writer.WriteString(name, choices[(int)number]);
                else
                    return null;
            }

            writer.WriteEndObject();
        }

        return stream.ToArray();
    }

    private static (string Name, List<string>? Choices) Field(JsonElement field)
    {
        if (field.ValueKind != JsonValueKind.Object || ForeignJson.Text(field, "name") is not { } name)
            return ("", null);
        return ForeignJson.Text(field, "type") == "multichoice"
            ? (name.Trim(), (ForeignJson.List(field, "choices") ?? []).Select(choice => ForeignJson.Text(choice) ?? "").ToList())
            : (name.Trim(), null);
    }
}
