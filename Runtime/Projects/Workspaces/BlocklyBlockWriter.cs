using System.Text.Json;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Values;

namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>Blocks of one target → Blockly's nested blocks. Circles are cut: each block is written once.</summary>
internal sealed class BlocklyBlockWriter(Utf8JsonWriter json, ProjectTarget target, EditorShapes shapes, NameTable names)
{
    private readonly HashSet<string> _written = [];
    private readonly Dictionary<string, ProjectComment> _comments =
        target.Comments.Where(c => c.BlockId is not null).DistinctBy(c => c.BlockId).ToDictionary(c => c.BlockId!);

    private readonly HashSet<string?> _held = [.. target.Blocks.Values.SelectMany(Reach.Held)];

    private int _depth;

    public void WriteTop(string id)
    {
        // Scratch calls covered shadows top blocks.
        if (target.Blocks.TryGetValue(id, out var block) && !_written.Contains(id) && !(block.IsShadow && _held.Contains(id)))
            Stack(block, BlockPlace.Top, inShadow: false);
    }

    // Down a stack without going deeper: stacks can be long.
    private void Stack(Block block, BlockPlace place, bool inShadow)
    {
        if (++_depth > ProjectLimits.Depth)
            throw ProjectReader.TooLarge($"{target.Name}: blocks inside blocks deeper than {ProjectLimits.Depth:N0}");
        var open = 0;
        for (var current = block; current is not null; open++)
        {
            _written.Add(current.Id);
            Start(current, open == 0 ? place : BlockPlace.Stack, inShadow);
            current = place != BlockPlace.Slot && current.Next is { } next && !_written.Contains(next) ? target.Blocks.GetValueOrDefault(next) : null;
            if (current is null)
                break;
            json.WriteStartObject("next");
            json.WritePropertyName("block");
        }

        for (; open > 0; open--)
        {
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndObject();
        _depth--;
    }

    // Leaves the object open.
    private void Start(Block block, BlockPlace place, bool inShadow)
    {
        var isKnown = shapes.Fits(block, place);
        json.WriteStartObject();
        json.WriteString("type", isKnown ? block.Opcode : UnknownBlocks.TypeOf(block, place, shapes));
        json.WriteString("id", block.Id);
        if (place == BlockPlace.Top)
        {
            json.WriteNumber("x", block.X ?? 0);
            json.WriteNumber("y", block.Y ?? 0);
        }

        if (!isKnown)
            UnknownBlocks.WriteState(json, block, input => IsBranch(block, input));
        else if (block.Mutation is { ProcCode: not null } mutation)
            OwnState(mutation);
        if (_comments.TryGetValue(block.Id, out var comment))
            Comment(comment);
        if (isKnown && block.Fields.Count > 0)
        {
            json.WriteStartObject("fields");
            foreach (var field in block.Fields)
                Field(block.Opcode, field.Name, field.Value, field.Id);
            json.WriteEndObject();
        }

        if (!block.Inputs.Any(i => !EditorShapes.IsEmpty(i)))
            return;
        json.WriteStartObject("inputs");
        foreach (var input in block.Inputs.DistinctBy(i => i.Name))
            Input(block, input, inShadow);
        json.WriteEndObject();
    }

    // What lies in a shadow must be a shadow; where a file has it otherwise, the outer one is shown as a block.
    private bool IsShadowThrough(Block block) =>
        block.IsShadow && block.Next is null && block.Inputs.All(i => i is { Value: null, Covered: null } && (i.BlockId is null || (target.Blocks.TryGetValue(i.BlockId, out var inner) && inner.IsShadow)));

    private void Input(Block block, BlockInput input, bool inShadow)
    {
        var content = Unwritten(input.BlockId);
        var cover = input.ShadowId == input.BlockId ? null : Unwritten(input.ShadowId);
        if (content is null && cover is null && input.Value is null && input.Covered is null)
            return;
        json.WriteStartObject(input.Name);
        if (content is not null)
        {
            var isShadow = inShadow || (IsShadowThrough(content) && !OwnBlocks.IsShadowInFileOnly(content.Opcode, block.Opcode));
            json.WritePropertyName(isShadow ? "shadow" : "block");
            Stack(content, IsBranch(block, input) ? BlockPlace.Stack : BlockPlace.Slot, inShadow);
            // Two shadows in one slot cannot be.
            if (isShadow)
                (cover, input) = (null, input with { Covered = null });
        }

        if (cover is not null && IsShadowThrough(cover))
        {
            json.WritePropertyName("shadow");
            Stack(cover, BlockPlace.Slot, inShadow: true);
        }

        if (input.Value is { } value)
            Written(value, value.Kind is InputKind.Literal or InputKind.Broadcast || inShadow ? "shadow" : "block");
        if (input.Covered is { } covered && cover is null)
            Written(covered, "shadow");
        json.WriteEndObject();
    }

    // A value has no id in the file, and gets none here.
    private void Written(InputValue value, string role)
    {
        var (opcode, field) = value.Kind switch
        {
            InputKind.Variable => ("data_variable", "VARIABLE"),
            InputKind.List => ("data_listcontents", "LIST"),
            InputKind.Broadcast => ("event_broadcast_menu", "BROADCAST_OPTION"),
            _ => SlotShadow.Of(value.Slot) is var shadow ? (shadow.Opcode, shadow.Field) : default,
        };
        json.WriteStartObject(role);
        json.WriteString("type", opcode);
        json.WriteStartObject("fields");
        Field(opcode, field, value.Value, value.Id);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Field(string opcode, string name, object value, string? id)
    {
        if (shapes.NameType(opcode, name) is { } type)
        {
            var data = names.Find(type, id, Cast.ToText(value));
            json.WriteStartObject(name);
            json.WriteString("id", data.Id);
            json.WriteString("name", data.Name);
            json.WriteString("type", data.Type);
            json.WriteEndObject();
        }
        else
        {
            json.WriteString(name, Cast.ToText(value));
        }
    }

    private bool IsBranch(Block block, BlockInput input) => shapes.IsBranch(block, input.Name, input.BlockId is null ? null : target.Blocks.GetValueOrDefault(input.BlockId));

    private Block? Unwritten(string? id) => id is not null && !_written.Contains(id) ? target.Blocks.GetValueOrDefault(id) : null;

    private void OwnState(Mutation mutation)
    {
        json.WriteStartObject("extraState");
        json.WriteString("proccode", mutation.ProcCode);
        Texts("argumentids", mutation.ArgumentIds);
        Texts("argumentnames", mutation.ArgumentNames);
        Texts("argumentdefaults", mutation.ArgumentDefaults.Select(Cast.ToText));
        json.WriteBoolean("warp", mutation.Warp);
        json.WriteEndObject();
    }

    private void Texts(string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private void Comment(ProjectComment comment)
    {
        json.WriteStartObject("icons");
        json.WriteStartObject("comment");
        json.WriteString("text", comment.Text);
        json.WriteBoolean("pinned", !comment.IsMinimized);
        json.WriteNumber("height", comment.Height);
        json.WriteNumber("width", comment.Width);
        json.WriteNumber("x", Seen(comment.X));
        json.WriteNumber("y", Seen(comment.Y));
        json.WriteEndObject();
        json.WriteEndObject();

        // Blockly takes a zero for "nowhere".
        static double Seen(double place) => place == 0 ? 0.25 : place;
    }
}
