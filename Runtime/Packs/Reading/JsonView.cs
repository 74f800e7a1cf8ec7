using System.Text.Json;

namespace MLKids.Runtime.Packs.Reading;

/// <summary>Reads an author's description, which may hold anything anywhere.</summary>
internal static class JsonView
{
    /// <summary>A member, or null if there is none, or this is no object.</summary>
    public static JsonElement? Member(this JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    /// <summary>Text, or the default text of Scratch's <c>{id, default, description}</c>; null for all else.</summary>
    public static string? Text(this JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Object } message => Text(message.Member("default")),
        _ => null,
    };

    public static bool IsTrue(this JsonElement? element) => element is { ValueKind: JsonValueKind.True };

    /// <summary>A truth value that has a default.</summary>
    public static bool Truth(this JsonElement? element, bool otherwise) => element switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => otherwise,
    };

    /// <summary>The number of a function, or null.</summary>
    public static int? Function(this JsonElement? element) => element is { ValueKind: JsonValueKind.Object } o && o.Member("$function") is { ValueKind: JsonValueKind.Number } n ? n.GetInt32() : null;

    /// <summary>A number, text or truth value; null for all else.</summary>
    public static object? Plain(this JsonElement? element) => element switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString(),
        { ValueKind: JsonValueKind.Number } number => number.GetDouble(),
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => null,
    };

    /// <summary>What it is, for messages.</summary>
    public static string Kind(this JsonElement? element) => element?.ValueKind switch
    {
        null => "nothing",
        JsonValueKind.String => $"the text \"{Short(element.Value.GetString()!)}\"",
        JsonValueKind.Number => $"the number {element.Value.GetRawText()}",
        JsonValueKind.True or JsonValueKind.False => element.Value.GetRawText(),
        JsonValueKind.Array => "an array",
        JsonValueKind.Object when Function(element) is not null => "a function",
        _ => "an object",
    };

    private static string Short(string text) => text.Length > 60 ? text[..60] + "..." : text;
}
