using System.Text;
using System.Text.Json;

namespace MLKids.Runtime.Projects;

/// <summary>Blocks → a target's <c>blocks</c>: those that are as they were read are copied, others are written from the model, keeping place and comment.</summary>
internal sealed class Sb3BlockWriter(Utf8JsonWriter json)
{
    // The codes of names inside inputs; those of written values are their kinds.
    private const int BroadcastCode = 11;
    private const int VariableCode = 12;
    private const int ListCode = 13;

    public void WriteAll(Dictionary<string, JsonElement> original, IReadOnlyDictionary<string, Block>? read, ProjectTarget now)
    {
        json.WriteStartObject();
        foreach (var (id, block) in now.Blocks)
        {
            json.WritePropertyName(id);
            var old = original.GetValueOrDefault(id);
            if (read is not null && read.TryGetValue(id, out var before) && ReferenceEquals(before, block) && old.ValueKind != JsonValueKind.Undefined)
                json.Copy(old);
            else if (IsLooseReporter(block))
                LooseReporter(block);
            else
                Write(block, now.Blocks);
        }

        json.WriteEndObject();
    }

    /// <summary>A block's mutation as it stands in the file.</summary>
    public static string MutationText(Block block)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
            new Sb3BlockWriter(json).Mutation(block.Mutation!, block.Opcode == "procedures_prototype");
        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    private static bool IsLooseReporter(Block block) => block is { Opcode: "data_variable" or "data_listcontents", IsTopLevel: true, Comment: null, Fields: [{ Id: not null }] };

    // Variables and lists that lie alone stand among the blocks as arrays.
    private void LooseReporter(Block block)
    {
        json.WriteStartArray();
        json.WriteNumberValue(block.Opcode == "data_variable" ? VariableCode : ListCode);
        json.Literal(block.Fields[0].Value);
        json.WriteStringValue(block.Fields[0].Id);
        json.Literal(block.X ?? 0);
        json.Literal(block.Y ?? 0);
        json.WriteEndArray();
    }

    private void Write(Block block, IReadOnlyDictionary<string, Block> blocks)
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
        if (block.X is { } x)
            Coordinate("x", x);
        if (block.Y is { } y)
            Coordinate("y", y);
        if (block.Comment is { } comment)
            json.WriteString("comment", comment);
        if (block.Mutation is { } mutation)
        {
            json.WritePropertyName("mutation");
            Mutation(mutation, block.Opcode == "procedures_prototype");
        }

        json.WriteEndObject();
    }

    private void Coordinate(string name, double value)
    {
        json.WritePropertyName(name);
        json.Literal(value);
    }

    private void Input(BlockInput input, IReadOnlyDictionary<string, Block> blocks)
    {
        json.WriteStartArray(input.Name);
        var isShadow = input.BlockId is null ? input.Value is null or { Kind: InputKind.Literal or InputKind.Broadcast } : input.BlockId == input.ShadowId || (blocks.TryGetValue(input.BlockId, out var block) && block.IsShadow);
        json.WriteNumberValue(isShadow ? 1 : input.ShadowId is null && input.Covered is null ? 2 : 3);
        if (input.BlockId is not null)
            json.WriteStringValue(input.BlockId);
        else if (input.Value is { } value)
            Primitive(value);
        else
            json.WriteNullValue();
        if (input.ShadowId is not null)
            json.WriteStringValue(input.ShadowId);
        else if (input.Covered is { } covered)
            Primitive(covered);
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
            _ => (int)value.Slot,
        });
        json.Literal(value.Value);
        if (value.Kind != InputKind.Literal)
            json.WriteStringValue(value.Id);
        json.WriteEndArray();
    }

    private void Mutation(Mutation mutation, bool isPrototype)
    {
        if (mutation.Unknown is { } unknown)
        {
            json.WriteRawValue(unknown);
            return;
        }

        json.WriteStartObject();
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
