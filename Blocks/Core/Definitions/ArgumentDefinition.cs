namespace MLKids.Blocks.Definitions;

/// <summary>One parameter of a block.</summary>
/// <param name="Name">As in the sentence and in saved projects, for instance <c>NUM1</c>.</param>
/// <param name="Type">What it is cast to.</param>
/// <param name="Default">Used when a project leaves the input out, and shown in the palette.</param>
/// <param name="Menu">Choices, or null.</param>
public sealed record ArgumentDefinition(string Name, ArgumentType Type, object? Default, MenuDefinition? Menu)
{
    /// <summary>Whether blocks can be dropped on it: it is no fixed choice and no name that is kept by id. Else it is saved as a field.</summary>
    public bool IsInput => Menu is not { Droppable: false };

    /// <summary>What is written by hand into it; by default a number for numbers, else a text.</summary>
    public SlotKind Slot { get; init; } = Type == ArgumentType.Number ? SlotKind.Number : SlotKind.Text;
}

/// <summary>Choices of a parameter.</summary>
/// <param name="Items">Asks for the choices of this moment, without the project's names.</param>
/// <param name="Droppable">Whether a reporter can be dropped on it.</param>
public sealed record MenuDefinition(Func<IReadOnlyList<string>> Items, bool Droppable)
{
    /// <summary>The items that are written in the pack's source: always there, without asking.</summary>
    public IReadOnlyList<string> OwnItems { get; init; } = [];

    /// <summary>The project's names that follow the items.</summary>
    public ProjectNames Names { get; init; }

    /// <summary>Opcode of the shadow block that shows a droppable menu in saved projects; null for the usual one, <c>{pack}_menu_{NAME}</c>.</summary>
    public string? Shadow { get; init; }

    /// <summary>The shadow's field; null for the parameter's name.</summary>
    public string? Field { get; init; }

    /// <summary>What a child reads for an item, where it is not the item itself.</summary>
    public IReadOnlyDictionary<string, string> Texts { get; init; } = new Dictionary<string, string>();

    /// <summary>The items are always these: nobody need be asked.</summary>
    public bool IsFixed { get; init; }
}
