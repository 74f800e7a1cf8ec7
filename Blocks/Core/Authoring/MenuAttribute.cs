using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Authoring;

/// <summary>
/// Choices for a parameter (none: a name that the block carries and shows): fixed <paramref name="items"/>, the names that a method of the pack returns (<see cref="Source"/>), names of the project
/// (<see cref="Names"/>), or items followed by such names.
/// </summary>
/// <param name="items">Values as saved; <c>value|text</c> where a child reads something else, for instance <c>_mouse_|mouse-pointer</c>.</param>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MenuAttribute(params string[] items) : Attribute
{
    public IReadOnlyList<string> Items { get; } = items;

    /// <summary>Name of a public method of the pack, without parameters, that returns <c>IEnumerable&lt;string&gt;</c>; asked each time the menu opens.</summary>
    public string? Source { get; init; }

    /// <summary>The project's names that follow the items.</summary>
    public ProjectNames Names { get; init; }

    /// <summary>True (default): a reporter can be dropped on the menu. False: it is a fixed choice, saved as a field.</summary>
    public bool Droppable { get; init; } = true;

    /// <summary>Opcode of a droppable menu's shadow block. Default: the pack's id, <c>_menu_</c>, the parameter's name. Only Scratch's own packs need another.</summary>
    public string? Shadow { get; init; }

    /// <summary>The shadow's field. Default: the parameter's name.</summary>
    public string? Field { get; init; }
}
