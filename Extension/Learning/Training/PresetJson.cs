using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLKids.Learning.Training;

/// <summary>A preset as the text of its id.</summary>
public sealed class PresetJson : JsonConverter<Preset>
{
    public override Preset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return Preset.Of(reader.TokenType == JsonTokenType.String ? reader.GetString()! : "");
        }
        catch (ArgumentException e)
        {
            throw new JsonException(e.Message, e);
        }
    }

    public override void Write(Utf8JsonWriter writer, Preset value, JsonSerializerOptions options) => writer.WriteStringValue(value.Id);
}
