using System.Text.Json;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>An object of the editor's JSON with its place, for messages. Every way to look into it checks what is found.</summary>
internal readonly struct WorkspaceJson
{
    // Farther than any screen, and still exact.
    private const double Far = 1e7;

    private readonly JsonElement _json;
    private readonly string _place;

    public WorkspaceJson(JsonElement json, string place)
    {
        (_json, _place) = (json, place);
        if (json.ValueKind != JsonValueKind.Object)
            throw Bad($"{place} is {json.ValueKind}, wanted an object");
    }

    public static ProjectException Bad(string what, Exception? inner = null) => new(
        ProjectCodes.BadWorkspace,
        "These blocks could not be read. Take back your last step and try again.",
        $"The block editor sent no workspace that can be read: {what}.",
        inner);

    /// <summary>The object of that name, or null.</summary>
    public WorkspaceJson? Find(string name) => Value(name) is { } value ? new WorkspaceJson(value, $"{_place}.{name}") : null;

    /// <summary>The objects of a list that must be there.</summary>
    public IEnumerable<WorkspaceJson> List(string name)
    {
        var place = $"{_place}.{name}";
        if (Value(name) is not { ValueKind: JsonValueKind.Array } list)
            throw Bad($"{place} is missing or no list");
        return list.EnumerateArray().Select((e, i) => new WorkspaceJson(e, $"{place}[{i}]"));
    }

    /// <summary>The objects of a list; none if it is missing.</summary>
    public IEnumerable<WorkspaceJson> FindList(string name) => Value(name) is null ? [] : List(name);

    /// <summary>Texts of a list; none if it is missing.</summary>
    public IReadOnlyList<string> Texts(string name)
    {
        if (Value(name) is not { } list)
            return [];
        var place = $"{_place}.{name}";
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > ProjectLimits.Names)
            throw Bad($"{place} is no list, or longer than {ProjectLimits.Names:N0}");
        return [.. list.EnumerateArray().Select(e => Text(e, place))];
    }

    /// <summary>Properties in order; names of reasonable length, each once.</summary>
    public IEnumerable<(string Name, JsonElement Value, string Place)> Properties()
    {
        var seen = new HashSet<string>();
        foreach (var property in _json.EnumerateObject())
        {
            if (property.Name.Length > ProjectLimits.NameLength || !seen.Add(property.Name))
                throw Bad($"{_place} has a name twice or longer than {ProjectLimits.NameLength:N0}");
            yield return (property.Name, property.Value, $"{_place}.{property.Name}");
        }
    }

    /// <summary>An id or a name that must be there and not be empty.</summary>
    public string Name(string name) => FindName(name) ?? throw Bad($"{_place}.{name} is missing or empty");

    public string? FindName(string name) => Value(name) is not { } value ? null : Text(value, $"{_place}.{name}") switch
    {
        "" => null,
        { Length: > ProjectLimits.NameLength } => throw ProjectReader.TooLarge($"{_place}.{name} is longer than {ProjectLimits.NameLength:N0}"),
        var text => text,
    };

    public string Text(string name) => Value(name) is { } value ? Text(value, $"{_place}.{name}") : "";

    public bool Flag(string name) => Value(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A number that is finite and not absurd; null if it is missing.</summary>
    public double? Number(string name) =>
        Value(name) is not { } value ? null
        : value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) ? Math.Clamp(number, -Far, Far)
        : throw Bad($"{_place}.{name} is no number");

    /// <summary>What was written: a text, number or truth value as text.</summary>
    public static string Text(JsonElement value, string place)
    {
        if (value.ValueKind is not (JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False))
            throw Bad($"{place} is {value.ValueKind}, wanted a text");
        var text = Cast.ToText(TargetParser.Literal(value));
        return text.Length <= ProjectLimits.TextLength ? text : throw ProjectReader.TooLarge($"{place} has {text.Length:N0} letters, at most {ProjectLimits.TextLength:N0}");
    }

    private JsonElement? Value(string name) => _json.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
