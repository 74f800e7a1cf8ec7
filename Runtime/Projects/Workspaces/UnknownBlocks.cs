using System.Text.Json;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>Blocks that the editor has no form for: shown as a grey "?", kept as they are.</summary>
internal static class UnknownBlocks
{
    public const string Stack = "unknown_stack", Hat = "unknown_hat", Value = "unknown_value";

    public static bool IsUnknown(string type) => type is Stack or Hat or Value;

    // At the top nothing tells what it is: what has blocks below it begins a script.
    public static string TypeOf(Block block, BlockPlace place, EditorShapes shapes) => place switch
    {
        BlockPlace.Slot => Value,
        BlockPlace.Top when block.Next is not null && !shapes.IsCommand(block.Opcode) => Hat,
        _ => Stack,
    };

    /// <summary>The block that an unknown one stands for.</summary>
    public static Block Read(Block block, WorkspaceJson state)
    {
        Mutation? mutation = null;
        if (state.Text("mutation") is { Length: > 0 } text)
        {
            try
            {
                using var document = JsonDocument.Parse(text);
                mutation = document.RootElement.ValueKind == JsonValueKind.Object ? BlockParser.Mutation(document.RootElement) : null;
            }
            catch (JsonException e)
            {
                throw WorkspaceJson.Bad($"the mutation of \"{block.Id}\" is no valid JSON: {e.Message}", e);
            }
        }

        return block with { Opcode = state.Name("opcode"), Fields = state.Find("fields") is { } fields ? [.. fields.Properties().Select(Field)] : [], Mutation = mutation };
    }

    private static BlockField Field((string Name, JsonElement Value, string Place) field)
    {
        if (field.Value.ValueKind != JsonValueKind.Array || field.Value.GetArrayLength() != 2)
            throw WorkspaceJson.Bad($"{field.Place} is no value with an id");
        return new BlockField(field.Name, WorkspaceJson.Text(field.Value[0], field.Place), field.Value[1].ValueKind == JsonValueKind.Null ? null : WorkspaceJson.Text(field.Value[1], field.Place));
    }

    /// <summary>Writes <c>extraState</c>: opcode, inputs (name → "slot" or "branch"), fields (name → [value, id]), mutation (JSON as text).</summary>
    public static void WriteState(Utf8JsonWriter json, Block block, Func<BlockInput, bool> isBranch)
    {
        json.WriteStartObject("extraState");
        json.WriteString("opcode", block.Opcode);
        json.WriteStartObject("inputs");
        foreach (var input in block.Inputs.DistinctBy(i => i.Name))
            json.WriteString(input.Name, isBranch(input) ? "branch" : "slot");
        json.WriteEndObject();
        json.WriteStartObject("fields");
        foreach (var field in block.Fields.DistinctBy(f => f.Name))
        {
            json.WriteStartArray(field.Name);
            json.WriteStringValue(Cast.ToText(field.Value));
            json.WriteStringValue(field.Id);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        if (block.Mutation is not null)
            json.WriteString("mutation", Sb3BlockWriter.MutationText(block));
        json.WriteEndObject();
    }
}
