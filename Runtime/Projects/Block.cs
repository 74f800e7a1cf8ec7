using MLKids.Blocks.Definitions;

namespace MLKids.Runtime.Projects;

/// <summary>One block as saved.</summary>
public sealed record Block
{
    public required string Id { get; init; }

    public required string Opcode { get; init; }

    /// <summary>The block below, or null.</summary>
    public string? Next { get; init; }

    public string? Parent { get; init; }

    /// <summary>In file order: the order in which they are evaluated.</summary>
    public IReadOnlyList<BlockInput> Inputs { get; init; } = [];

    public IReadOnlyList<BlockField> Fields { get; init; } = [];

    public bool IsShadow { get; init; }

    public bool IsTopLevel { get; init; }

    public Mutation? Mutation { get; init; }

    /// <summary>Place on the workspace, of blocks that start a stack; x grows to the right, y down.</summary>
    public double? X { get; init; }

    public double? Y { get; init; }

    /// <summary>Id of the comment that is fixed to it, or null.</summary>
    public string? Comment { get; init; }

    public BlockInput? Input(string name) => Inputs.FirstOrDefault(i => i.Name == name);

    public BlockField? Field(string name) => Fields.FirstOrDefault(f => f.Name == name);
}

/// <summary>What stands in a slot: a block, or a value written by the child.</summary>
/// <param name="Name">The slot's name.</param>
/// <param name="BlockId">The block in the slot (a dropped one, else the shadow), or null.</param>
/// <param name="Value">The written value when there is no block; null if the slot is empty.</param>
/// <param name="ShadowId">The shadow block below a dropped one, or null.</param>
public sealed record BlockInput(string Name, string? BlockId, InputValue? Value, string? ShadowId)
{
    /// <summary>The value written below a dropped block or variable, or null; it shows again when that is taken away.</summary>
    public InputValue? Covered { get; init; }
}

/// <summary>A primitive written into a slot.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Value">The literal (text mostly, a double in older files), or the name of the variable, list or message.</param>
/// <param name="Id">Of the variable, list or message; null for literals.</param>
public sealed record InputValue(InputKind Kind, object Value, string? Id = null)
{
    private readonly SlotKind? _slot;

    /// <summary>What kind of slot a literal was written into.</summary>
    public SlotKind Slot
    {
        get => _slot ?? (Value is double ? SlotKind.Number : SlotKind.Text);
        init => _slot = value;
    }
}

public enum InputKind
{
    Literal,
    Broadcast,
    Variable,
    List,
}

/// <summary>A fixed choice of a block.</summary>
public sealed record BlockField(string Name, object Value, string? Id);

/// <summary>The extra data of custom blocks.</summary>
/// <param name="ProcCode">The custom block's sentence, "jump %n times".</param>
/// <param name="ArgumentIds">Ids in order; call inputs are keyed by them.</param>
/// <param name="ArgumentNames">Names in order (prototypes only).</param>
/// <param name="ArgumentDefaults">Values for missing arguments (prototypes only).</param>
/// <param name="Warp">Runs without screen refresh.</param>
/// <param name="HasNext">"stop other scripts" can be followed.</param>
public sealed record Mutation(
    string? ProcCode,
    IReadOnlyList<string> ArgumentIds,
    IReadOnlyList<string> ArgumentNames,
    IReadOnlyList<object> ArgumentDefaults,
    bool Warp,
    bool HasNext)
{
    /// <summary>The mutation of a block that is not known here, as it was read: JSON text.</summary>
    public string? Unknown { get; init; }
}
