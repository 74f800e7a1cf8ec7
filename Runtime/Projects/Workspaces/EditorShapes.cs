using System.Text.Json.Nodes;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Export;

namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>
/// What the editor knows of blocks, read from the very definitions that it gets. A block that does not fit its definition (another program's, a later version's,
/// a damaged one) would be refused there: it is shown as an unknown one instead, and keeps all it has.
/// </summary>
internal sealed class EditorShapes(BlockSet blocks)
{
    private readonly Dictionary<string, Shape> _shapes = BlocklyExport.Blocks(blocks).Select(Read).ToDictionary(s => s.Opcode);

    public bool Fits(Block block, BlockPlace place)
    {
        if (block.Opcode is OwnBlocks.Definition or OwnBlocks.Prototype or OwnBlocks.Call)
            return OwnBlocks.Fits(block, place);
        return _shapes.TryGetValue(block.Opcode, out var shape)
            && block.Mutation?.Unknown is null
            && shape.Stands(place)
            && (block.Next is null || shape.HasNext || StopsOthers(block))
            && block.Inputs.All(i => IsEmpty(i) || shape.Inputs.ContainsKey(i.Name))
            && block.Fields.All(f => shape.Fields.ContainsKey(f.Name))
            && shape.Fields.Keys.All(f => block.Field(f) is not null);
    }

    /// <summary>Whether an input of a block holds a stack of blocks. Of unknown inputs what lies in them tells.</summary>
    /// <param name="content">What lies in it.</param>
    public bool IsBranch(Block block, string input, Block? content)
    {
        if (block.Opcode is OwnBlocks.Definition or OwnBlocks.Prototype or OwnBlocks.Call)
            return false;
        if (_shapes.TryGetValue(block.Opcode, out var shape) && shape.Inputs.TryGetValue(input, out var isBranch))
            return isBranch;
        return input.StartsWith("SUBSTACK", StringComparison.Ordinal) || (content is not null && (content.Next is not null || IsCommand(content.Opcode)));
    }

    /// <summary>The type of names that a field holds by id; null for other fields.</summary>
    public string? NameType(string opcode, string field) => _shapes.TryGetValue(opcode, out var shape) ? shape.Fields.GetValueOrDefault(field) : null;

    public bool IsCommand(string opcode) => opcode == OwnBlocks.Call || (_shapes.TryGetValue(opcode, out var shape) && shape.HasPrevious);

    public static bool IsEmpty(BlockInput input) => input is { BlockId: null, Value: null, ShadowId: null, Covered: null };

    // The only block that can be followed or not, by its choice.
    private static bool StopsOthers(Block block) => block.Opcode == OwnBlocks.Stop && OwnBlocks.CanBeFollowed(block);

    private static Shape Read(JsonNode? json)
    {
        var shape = json!.AsObject();
        var parts = shape["args0"] is JsonArray array ? array.Select(p => p!.AsObject()).ToList() : [];
        return new Shape(
            (string)shape["type"]!,
            parts.Where(IsSlot).ToDictionary(p => (string)p["name"]!, p => (string)p["type"]! == "input_statement"),
            parts.Where(p => !IsSlot(p)).ToDictionary(p => (string)p["name"]!, p => (string?)p["defaultType"]),
            shape.ContainsKey("output"),
            shape.ContainsKey("previousStatement"),
            shape.ContainsKey("nextStatement"));
    }

    private static bool IsSlot(JsonObject part) => (string)part["type"]! is "input_value" or "input_statement";

    private sealed record Shape(string Opcode, Dictionary<string, bool> Inputs, Dictionary<string, string?> Fields, bool GivesValue, bool HasPrevious, bool HasNext)
    {
        public bool Stands(BlockPlace place) => place switch
        {
            BlockPlace.Slot => GivesValue,
            BlockPlace.Stack => HasPrevious,
            _ => true,
        };
    }
}
