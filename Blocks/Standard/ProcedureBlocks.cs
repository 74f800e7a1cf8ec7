using MLKids.Blocks.Authoring;

namespace MLKids.Blocks.Standard;

/// <summary>A child's own blocks. The compiler gives these their meaning; the sentence and the inputs of a call are the project's.</summary>
[BlockPack("procedures", "My Blocks", Color = "#ff6680")]
public sealed class ProcedureBlocks
{
    [Syntax("definition", "define [CUSTOM_BLOCK]", About = "What a block of your own does. Make one with \"Make a block\".")]
    public void Definition(string customBlock) { }

    [Syntax("call", "own block", About = "Runs a block of your own; its name and its inputs are what you gave it.")]
    public void Call() { }

    [Syntax("return", "return [VALUE]", Terminal = true, Hidden = true)]
    public void Return(object? value) { }
}
