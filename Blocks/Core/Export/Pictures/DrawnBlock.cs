using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Export;

/// <summary>A block in a picture, with what stands in its slots and stacks.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Color">Its pack's, <c>#rrggbb</c>.</param>
public sealed record DrawnBlock(BlockDefinition Definition, string Color)
{
    /// <summary>By parameter name: a number, a text, a menu's value, or a <see cref="DrawnBlock"/>. What is left out shows its default, as in the palette.</summary>
    public IReadOnlyDictionary<string, object> Values { get; init; } = new Dictionary<string, object>();

    /// <summary>What its stacks hold, in their order; those left out are empty.</summary>
    public IReadOnlyList<IReadOnlyList<DrawnBlock>> Stacks { get; init; } = [];
}
