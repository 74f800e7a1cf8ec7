using System.Text.Json;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Projects;

/// <summary>One entry of a target's <c>blocks</c> → <see cref="Block"/>.</summary>
internal static class BlockParser
{
    // The codes of primitives inside inputs.
    private const int BroadcastCode = 11;
    private const int VariableCode = 12;
    private const int ListCode = 13;

    public static Block? Parse(string id, JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Array)
            return LooseReporter(id, json);
        var opcode = TargetParser.Text(json, "opcode");
        if (string.IsNullOrEmpty(opcode))
            return null;
        return new Block
        {
            Id = id,
            Opcode = opcode,
            Next = TargetParser.Text(json, "next"),
            Parent = TargetParser.Text(json, "parent"),
            Inputs = [.. TargetParser.Entries(json, "inputs").Select(Input)],
            Fields = [.. TargetParser.Entries(json, "fields").Select(Field)],
            IsShadow = TargetParser.Flag(json, "shadow", false),
            IsTopLevel = TargetParser.Flag(json, "topLevel", false),
            Mutation = json.TryGetProperty("mutation", out var mutation) && mutation.ValueKind == JsonValueKind.Object ? Mutation(mutation) : null,
            X = Coordinate(json, "x"),
            Y = Coordinate(json, "y"),
            Comment = TargetParser.Text(json, "comment"),
        };
    }

    // A variable or list that lies alone on the workspace: [12, name, id, x, y].
    private static Block? LooseReporter(string id, JsonElement json)
    {
        if (Primitive(json) is not { Kind: InputKind.Variable or InputKind.List } value)
            return null;
        var field = value.Kind == InputKind.Variable ? "VARIABLE" : "LIST";
        return new Block
        {
            Id = id,
            Opcode = value.Kind == InputKind.Variable ? "data_variable" : "data_listcontents",
            Fields = [new BlockField(field, value.Value, value.Id)],
            IsTopLevel = true,
            X = At(3),
            Y = At(4),
        };

        double? At(int i) => json.GetArrayLength() > i && json[i].ValueKind == JsonValueKind.Number ? json[i].GetDouble() : null;
    }

    private static double? Coordinate(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number or JsonValueKind.String
            && Cast.ToJsNumber(TargetParser.Literal(value)) is var number && double.IsFinite(number) ? number : null;

    private static BlockInput Input(JsonProperty entry)
    {
        var tuple = entry.Value;
        if (tuple.ValueKind != JsonValueKind.Array || tuple.GetArrayLength() < 2)
            return new BlockInput(entry.Name, null, null, null);
        var shadow = tuple.GetArrayLength() > 2 && tuple[2].ValueKind == JsonValueKind.String ? tuple[2].GetString() : null;
        var covered = tuple.GetArrayLength() > 2 && tuple[2].ValueKind == JsonValueKind.Array ? Primitive(tuple[2]) : null;
        var content = tuple[1];
        return content.ValueKind switch
        {
            JsonValueKind.String => new BlockInput(entry.Name, content.GetString(), null, shadow) { Covered = covered },
            JsonValueKind.Array => new BlockInput(entry.Name, null, Primitive(content), shadow) { Covered = covered },
            // [3, null, shadow]: the dropped block is gone, the shadow shows again.
            _ when covered is not null => new BlockInput(entry.Name, null, covered, null),
            _ => new BlockInput(entry.Name, shadow, null, shadow),
        };
    }

    private static InputValue? Primitive(JsonElement json)
    {
        if (json.GetArrayLength() < 2)
            return null;
        var code = (int)Cast.ToNumber(TargetParser.Literal(json[0]));
        var value = TargetParser.Literal(json[1]);
        var id = json.GetArrayLength() > 2 && json[2].ValueKind == JsonValueKind.String ? json[2].GetString() : null;
        var kind = code switch
        {
            BroadcastCode => InputKind.Broadcast,
            VariableCode => InputKind.Variable,
            ListCode => InputKind.List,
            _ => InputKind.Literal,
        };
        return kind == InputKind.Literal && Enum.IsDefined((SlotKind)code) ? new InputValue(kind, value, id) { Slot = (SlotKind)code } : new InputValue(kind, value, id);
    }

    private static BlockField Field(JsonProperty entry)
    {
        if (entry.Value.ValueKind != JsonValueKind.Array)
            return new BlockField(entry.Name, TargetParser.Literal(entry.Value), null);
        var length = entry.Value.GetArrayLength();
        return new BlockField(
            entry.Name,
            length > 0 ? TargetParser.Literal(entry.Value[0]) : "",
            length > 1 && entry.Value[1].ValueKind == JsonValueKind.String ? entry.Value[1].GetString() : null);
    }

    internal static Mutation Mutation(JsonElement json) => new(
        TargetParser.Text(json, "proccode"),
        [.. TextList(json, "argumentids").Select(Cast.ToText)],
        [.. TextList(json, "argumentnames").Select(Cast.ToText)],
        TextList(json, "argumentdefaults"),
        TargetParser.Flag(json, "warp", false),
        TargetParser.Flag(json, "hasnext", false))
    {
        Unknown = json.TryGetProperty("proccode", out _) || json.TryGetProperty("hasnext", out _) ? null : json.GetRawText(),
    };

    // Lists in mutations are JSON written as text.
    private static List<object> TextList(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value))
            return [];
        if (value.ValueKind == JsonValueKind.Array)
            return [.. value.EnumerateArray().Select(TargetParser.Literal)];
        try
        {
            using var inner = JsonDocument.Parse(TargetParser.Literal(value).ToString()!);
            return inner.RootElement.ValueKind == JsonValueKind.Array ? [.. inner.RootElement.EnumerateArray().Select(TargetParser.Literal)] : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}
