using MLKids.Blocks.Authoring;

namespace MLKids.Blocks.Standard;

/// <summary>The inputs of a child's own block, as read inside its definition.</summary>
[BlockPack("argument", "My Blocks", Color = "#ff6680")]
public sealed class ArgumentBlocks
{
    [Syntax("reporter_string_number", "[VALUE]", About = "What was put into an input of your own block.")]
    public object StringNumber([Menu(Droppable = false)] string value) => "";

    [Syntax("reporter_boolean", "[VALUE]", About = "Whether the condition that was put into your own block is true.")]
    public bool Boolean([Menu(Droppable = false)] string value) => false;
}
