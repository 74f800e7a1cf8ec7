using System.Text.Json;

namespace MLKids.Runtime.Projects;

/// <summary>Blocks → a target's <c>blocks</c>: those that are as they were read are copied, others are written from the model, keeping place and comment.</summary>
internal sealed class Sb3BlockWriter(Utf8JsonWriter json)
{
    // The codes of written values inside inputs; text serves for numbers too.
    private const int TextCode = 10;
    private const int NumberCode = 4;
    private const int BroadcastCode = 11;
    private const int VariableCode = 12;
    private const int ListCode = 13;

    // What the model does not know of a block.
    private static readonly string[] Kept = ["x", "y", "comment"];

    public void WriteAll(Dictionary<string, JsonElement> original, IReadOnlyDictionary<string, Block>? read, ProjectTarget now)
    {
        json.WriteStartObject();
        foreach (var (id, block) in now.Blocks)
        {
            json.WritePropertyName(id);
            var old = original.GetValueOrDefault(id);
            if (old.ValueKind == JsonValueKind.Object && read is not null && read.TryGetValue(id, out var before) && ReferenceEquals(before, block))
                json.Copy(old);
            else
                Write(block, old, now.Blocks);
        }

        // Loose variable and list reporters stand among the blocks as arrays.
        foreach (var (id, value) in original)
            if (value.ValueKind == JsonValueKind.Array && !now.Blocks.ContainsKey(id))
            {
                json.WritePropertyName(id);
                json.Copy(value);
            }

        json.WriteEndObject();
    }

    private void Write(Block block, JsonElement old, IReadOnlyDictionary<string, Block> blocks)
    {
        json.WriteStartObject();
        json.WriteString("opcode", block.Opcode);
        json.WriteString("next", block.Next);
        json.WriteString("parent", block.Parent);
        json.WriteStartObject("inputs");
        foreach (var input in block.Inputs)
            Input(input, blocks);
        json.WriteEndObject();
        json.WriteStartObject("fields");
        foreach (var field in block.Fields)
        {
            json.WriteStartArray(field.Name);
            json.Literal(field.Value);
            json.WriteStringValue(field.Id);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteBoolean("shadow", block.IsShadow);
        json.WriteBoolean("topLevel", block.IsTopLevel);
        foreach (var name in Kept)
            if (old.ValueKind == JsonValueKind.Object && old.TryGetProperty(name, out var value))
            {
                json.WritePropertyName(name);
                json.Copy(value);
            }

        if (block.Mutation is { } mutation)
            Mutation(mutation, block.Opcode == "procedures_prototype");
        json.WriteEndObject();
    }

    private void Input(BlockInput input, IReadOnlyDictionary<string, Block> blocks)
    {
        json.WriteStartArray(input.Name);
        var isShadow = input.BlockId is null ? input.Value is null or { Kind: InputKind.Literal or InputKind.Broadcast } : input.BlockId == input.ShadowId || (blocks.TryGetValue(input.BlockId, out var block) && block.IsShadow);
        json.WriteNumberValue(isShadow ? 1 : input.ShadowId is null ? 2 : 3);
        if (input.BlockId is not null)
            json.WriteStringValue(input.BlockId);
        else if (input.Value is { } value)
            Primitive(value);
        else
            json.WriteNullValue();
        if (input.ShadowId is not null)
            json.WriteStringValue(input.ShadowId);
        json.WriteEndArray();
    }

    private void Primitive(InputValue value)
    {
        json.WriteStartArray();
        json.WriteNumberValue(value.Kind switch
        {
            InputKind.Broadcast => BroadcastCode,
            InputKind.Variable => VariableCode,
            InputKind.List => ListCode,
            _ => value.Value is double ? NumberCode : TextCode,
        });
        json.Literal(value.Value);
        if (value.Kind != InputKind.Literal)
            json.WriteStringValue(value.Id);
        json.WriteEndArray();
    }

    private void Mutation(Mutation mutation, bool isPrototype)
    {
        json.WriteStartObject("mutation");
        json.WriteString("tagName", "mutation");
        json.WriteStartArray("children");
        json.WriteEndArray();
        if (mutation.ProcCode is null)
        {
            json.WriteString("hasnext", mutation.HasNext ? "true" : "false");
            json.WriteEndObject();
            return;
        }

        json.WriteString("proccode", mutation.ProcCode);
        json.WriteString("argumentids", JsonSerializer.Serialize(mutation.ArgumentIds));
        if (isPrototype)
        {
            json.WriteString("argumentnames", JsonSerializer.Serialize(mutation.ArgumentNames));
            json.WriteString("argumentdefaults", JsonSerializer.Serialize(mutation.ArgumentDefaults));
        }

        json.WriteString("warp", mutation.Warp ? "true" : "false");
        json.WriteEndObject();
    }
}
