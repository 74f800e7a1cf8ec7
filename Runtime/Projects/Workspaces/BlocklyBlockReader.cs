using System.Text.Json;
using MLKids.Blocks.Definitions;

namespace MLKids.Runtime.Projects.Workspaces;

/// <summary>Blockly's nested blocks → a flat table. Values that were written in place, and variables in slots, become values again, as <c>.sb3</c> files have them.</summary>
internal sealed class BlocklyBlockReader(ProjectTarget before, NameChange names)
{
    private readonly OrderedDictionary<string, Block> _blocks = [];
    private int _depth;
    private int _made;

    /// <summary>In the editor's order, from top to bottom.</summary>
    public OrderedDictionary<string, Block> Blocks => _blocks;

    /// <summary>Comments by block id.</summary>
    public List<(string BlockId, WorkspaceJson Comment)> Comments { get; } = [];

    public void ReadTop(WorkspaceJson json)
    {
        var id = ReadStack(json, null, isShadow: false);
        _blocks[id] = _blocks[id] with { IsTopLevel = true, X = json.Number("x") ?? 0, Y = json.Number("y") ?? 0 };
    }

    // Down the stack without going deeper: stacks can be long.
    private string ReadStack(WorkspaceJson first, string? parent, bool isShadow)
    {
        if (++_depth > ProjectLimits.Depth)
            throw ProjectReader.TooLarge($"blocks inside blocks deeper than {ProjectLimits.Depth:N0}");
        var (firstId, above) = (IdOf(first), parent);
        var id = firstId;
        for (WorkspaceJson? json = first; json is { } current;)
        {
            var below = current.Find("next")?.Find("block");
            if (isShadow && below is not null)
                throw WorkspaceJson.Bad($"the shadow \"{id}\" has a block below it");
            Reserve(id, current.Name("type"));
            var next = below is { } b ? IdOf(b) : null;
            _blocks[id] = ReadBlock(current, id) with { Next = next, Parent = above, IsShadow = before.Blocks.TryGetValue(id, out var old) ? old.IsShadow : isShadow || OwnBlocks.IsShadowInFileOnly(current.Name("type"), parent is null ? null : _blocks[parent].Opcode) };
            (above, id, json) = (id, next!, below);
        }

        _depth--;
        return firstId;
    }

    private Block ReadBlock(WorkspaceJson json, string id)
    {
        var block = new Block { Id = id, Opcode = json.Name("type") };
        var state = json.Find("extraState");
        block = UnknownBlocks.IsUnknown(block.Opcode)
            ? UnknownBlocks.Read(block, state ?? throw WorkspaceJson.Bad($"the unknown block \"{id}\" has no extraState"))
            : block with { Fields = json.Find("fields") is { } fields ? [.. fields.Properties().Select(f => Field(f.Name, f.Value, f.Place))] : [], Mutation = OwnBlocks.Read(block.Opcode, state) };
        if (block.Opcode == OwnBlocks.Stop)
            block = block with { Mutation = new Mutation(null, [], [], [], false, OwnBlocks.CanBeFollowed(block)) };
        if (json.Find("icons")?.Find("comment") is { } comment)
        {
            Comments.Add((id, comment));
            block = block with { Comment = CommentChange.IdFor(before, id) };
        }

        return json.Find("inputs") is { } inputs
            ? block with { Inputs = [.. inputs.Properties().Select(i => Input(i.Name, new WorkspaceJson(i.Value, i.Place), id)).Where(i => !EditorShapes.IsEmpty(i))] }
            : block;
    }

    private BlockField Field(string name, JsonElement value, string place)
    {
        if (value.ValueKind != JsonValueKind.Object)
            return new BlockField(name, WorkspaceJson.Text(value, place), null);
        var data = new WorkspaceJson(value, place);
        var id = data.Name("id");
        return new BlockField(name, names.NameOf(TypeOf(name), id, data.FindName("name") ?? id), id);
    }

    private BlockInput Input(string name, WorkspaceJson json, string parent)
    {
        var (block, shadow) = (json.Find("block"), json.Find("shadow"));
        if (block is not { } dropped)
            return shadow is not { } alone ? new BlockInput(name, null, null, null)
                : Written(alone) is { } value ? new BlockInput(name, null, value, null)
                : new BlockInput(name, ReadStack(alone, parent, isShadow: true), null, null);
        var content = NameInSlot(dropped) is { } named ? new BlockInput(name, null, named, null) : new BlockInput(name, ReadStack(dropped, parent, isShadow: false), null, null);
        return shadow is not { } covered ? content
            : Written(covered) is { } below ? content with { Covered = below }
            : content with { ShadowId = ReadStack(covered, parent, isShadow: true) };
    }

    // A shadow that was a block of its own in the file stays one.
    private InputValue? Written(WorkspaceJson shadow)
    {
        var type = shadow.Name("type");
        if (IsKnown(shadow))
            return null;
        if (type == "event_broadcast_menu")
            return Named(shadow, "BROADCAST_OPTION", InputKind.Broadcast);
        if (SlotShadow.KindOf(type) is not { } kind)
            return NameInSlot(shadow);
        return shadow.Find("fields")?.Properties().ToList() is [var field] ? new InputValue(InputKind.Literal, WorkspaceJson.Text(field.Value, field.Place)) { Slot = kind } : null;
    }

    private InputValue? NameInSlot(WorkspaceJson block) => IsKnown(block) || block.Find("icons") is not null ? null : block.Name("type") switch
    {
        "data_variable" => Named(block, "VARIABLE", InputKind.Variable),
        "data_listcontents" => Named(block, "LIST", InputKind.List),
        _ => null,
    };

    private InputValue? Named(WorkspaceJson json, string field, InputKind kind) =>
        json.Find("fields")?.Find(field) is { } data && data.Name("id") is var id
            ? new InputValue(kind, names.NameOf(NameTable.TypeOf(kind)!, id, data.FindName("name") ?? id), id)
            : null;

    private static string TypeOf(string field) => field switch
    {
        "LIST" => NameTable.List,
        "BROADCAST_OPTION" => NameTable.Message,
        _ => NameTable.Variable,
    };

    private bool IsKnown(WorkspaceJson json) => json.FindName("id") is { } id && before.Blocks.ContainsKey(id);

    private string IdOf(WorkspaceJson json)
    {
        if (json.FindName("id") is { } id)
            return id;
        do
            id = $"made {++_made}";
        while (before.Blocks.ContainsKey(id) || _blocks.ContainsKey(id));
        return id;
    }

    // Its place in the order, before what lies in it.
    private void Reserve(string id, string opcode)
    {
        if (!_blocks.TryAdd(id, new Block { Id = id, Opcode = opcode }))
            throw WorkspaceJson.Bad($"the block \"{id}\" is there twice");
        if (_blocks.Count > ProjectLimits.Blocks)
            throw ProjectReader.TooLarge($"more than {ProjectLimits.Blocks:N0} blocks");
    }
}
