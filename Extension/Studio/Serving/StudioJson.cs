using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MLKids.Studio.Serving;

/// <summary>The one way in which page and host write JSON: camelCase, enums as text, numbers that are no numbers as text.</summary>
internal static class StudioJson
{
    public static JsonSerializerOptions Options { get; } = Fill(new JsonSerializerOptions());

    public static JsonSerializerOptions Fill(JsonSerializerOptions options)
    {
        options.PropertyNamingPolicy = JsonNamingPolicy.CamelCase;
        options.PropertyNameCaseInsensitive = true;
        options.NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals;
        options.Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;
        options.MaxDepth = 64;
        options.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
        return options;
    }
}
