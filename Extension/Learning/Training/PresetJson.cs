using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLKids.Learning.Training;

/// <summary>A preset as the text of its id.</summary>
public sealed class PresetJson : JsonConverter<Preset>
{
    public override Preset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && reader.GetString() is { Length: > 0 and <= 200 } id && !string.IsNullOrWhiteSpace(id)
            ? Preset.Of(id)
            : throw new JsonException("Wanted the id of a preset.");

    public override void Write(Utf8JsonWriter writer, Preset value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}
