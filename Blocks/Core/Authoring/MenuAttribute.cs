namespace MLKids.Blocks.Authoring;

/// <summary>Choices for a parameter: either fixed <paramref name="items"/>, or the name of a method of the pack that returns them (<see cref="Source"/>).</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class MenuAttribute(params string[] items) : Attribute
{
    public IReadOnlyList<string> Items { get; } = items;

    /// <summary>Name of a public method of the pack, without parameters, that returns <c>IEnumerable&lt;string&gt;</c>; asked each time the menu opens.</summary>
    public string? Source { get; init; }

    /// <summary>True (default): a reporter can be dropped on the menu. False: it is a fixed choice, saved as a field.</summary>
    public bool Droppable { get; init; } = true;
}
