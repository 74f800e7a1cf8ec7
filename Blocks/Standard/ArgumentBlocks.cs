using MLKids.Blocks.Authoring;

namespace MLKids.Blocks.Standard;

/// <summary>The inputs of a child's own block, as read inside its definition.</summary>
[BlockPack("argument", "My Blocks", Color = "#ff6680")]
public sealed class ArgumentBlocks
{
    [Syntax("reporter_string_number", "[VALUE]")]
    public object StringNumber([Menu(Droppable = false)] string value) => "";

    [Syntax("reporter_boolean", "[VALUE]")]
    public bool Boolean([Menu(Droppable = false)] string value) => false;
}
