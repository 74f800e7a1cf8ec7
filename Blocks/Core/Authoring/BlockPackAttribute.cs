using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Authoring;

/// <summary>
/// Marks a class as a pack of blocks. Several classes of one assembly may share an id: their blocks form one category, in the order of the files' types.
/// </summary>
/// <param name="id">Saved in projects, never changed: letters and digits only (an underscore ends it in an opcode).</param>
/// <param name="name">The category's name as a child reads it.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class BlockPackAttribute(string id, string name) : Attribute
{
    public string Id { get; } = id;

    public string Name { get; } = name;

    /// <summary>Colour of the blocks, <c>#rrggbb</c>. Default: a quiet teal.</summary>
    public string Color { get; init; } = "#0fbd8c";

    /// <summary>In whose palette the blocks are offered.</summary>
    public BlockOwner Owner { get; init; }
}
