namespace MLKids.Blocks.Definitions;

/// <summary>One parameter of a block.</summary>
/// <param name="Name">As in the sentence and in saved projects, for instance <c>NUM1</c>.</param>
/// <param name="Type">What it is cast to.</param>
/// <param name="Default">Used when a project leaves the input out, and shown in the palette.</param>
/// <param name="Menu">Choices, or null.</param>
public sealed record ArgumentDefinition(string Name, ArgumentType Type, object? Default, MenuDefinition? Menu);

/// <summary>Choices of a parameter.</summary>
/// <param name="Items">Asks for the choices of this moment.</param>
/// <param name="Droppable">Whether a reporter can be dropped on it.</param>
public sealed record MenuDefinition(Func<IReadOnlyList<string>> Items, bool Droppable);
