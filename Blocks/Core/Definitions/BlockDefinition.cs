namespace MLKids.Blocks.Definitions;

/// <summary>Everything that is known of a block before it is called.</summary>
public sealed record BlockDefinition
{
    /// <summary>Most stacks that a block can embrace.</summary>
    public const int BranchLimit = 8;

    public required string PackId { get; init; }

    public required string Id { get; init; }

    /// <summary>The name saved in projects: pack id, underscore, block id.</summary>
    public string Opcode => $"{PackId}_{Id}";

    public required BlockShape Shape { get; init; }

    public required BlockText Text { get; init; }

    /// <summary>In the order of the method's parameters.</summary>
    public required IReadOnlyList<ArgumentDefinition> Arguments { get; init; }

    /// <summary>How the method comes to its end.</summary>
    public required CallKind Kind { get; init; }

    /// <summary>What a reporter gives: <see cref="ArgumentType.Any"/> if it can be either.</summary>
    public ArgumentType Result { get; init; } = ArgumentType.Any;

    /// <summary>It stands in a slot of another block.</summary>
    public bool GivesValue { get; init; }

    /// <summary>Stacks of blocks that it embraces.</summary>
    public int Branches { get; init; }

    /// <summary>
    /// Shown as a loop. A block with stacks whose <see cref="Kind"/> is not <see cref="CallKind.None"/> says by its answer, a number, which of them runs: 1 runs the first
    /// once and goes on behind the block, -1 runs the first and asks the block again, 2 and -2 the second, and so on; 0 goes on.
    /// </summary>
    public bool Loops { get; init; }

    /// <summary>It can end the script that runs it.</summary>
    public bool Terminal { get; init; }

    /// <summary>Hats: starting again begins anew.</summary>
    public bool Restart { get; init; }

    /// <summary>Hats: a condition asked every frame.</summary>
    public bool EdgeActivated => Shape == BlockShape.Hat && Result == ArgumentType.Boolean;

    /// <summary>The meaning as a script expression, or null.</summary>
    public string? Inline { get; init; }

    /// <summary>Only computes; compiled code calls the method directly.</summary>
    public bool Pure { get; init; }

    /// <summary>Not in the palette.</summary>
    public bool Hidden { get; init; }

    /// <summary>A gap stands before it in the palette.</summary>
    public bool Apart { get; init; }

    /// <summary>What it does, in a sentence or two, or null.</summary>
    public string? About { get; init; }

    /// <summary>In whose palette it is.</summary>
    public BlockOwner Owner { get; init; }

    /// <summary>Permissions of pack and block together.</summary>
    public IReadOnlyList<string> Needs { get; init; } = [];
}

/// <summary>How a block's method comes to its end.</summary>
public enum CallKind
{
    /// <summary>At once.</summary>
    Immediate,

    /// <summary>
    /// With a task: the script is parked until the frame after its end. Code that is no method here may also answer at once, with the value itself: then the script goes on
    /// without a pause. A hat's condition or a monitor, which cannot wait, takes the last answer (at first none: "", 0 or false).
    /// </summary>
    Waiting,

    /// <summary>Over several frames, by an enumerator of <see cref="Contracts.Pause"/>.</summary>
    Stepwise,

    /// <summary>Never called: a shape only.</summary>
    None,
}
