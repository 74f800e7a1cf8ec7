namespace MLKids.Blocks.Authoring;

/// <summary>What blocks with stacks of their own share: see <see cref="LoopAttribute"/> and <see cref="ConditionalAttribute"/>.</summary>
public abstract class BranchingAttribute(string id, string text) : BlockAttribute(id, text)
{
    /// <summary>
    /// How many stacks of blocks it embraces, 1 (default) to <see cref="Definitions.BlockDefinition.BranchLimit"/>. <c>[SUBSTACK]</c>, <c>[SUBSTACK2]</c> ... in the sentence say
    /// where they stand; those that it does not name follow below it.
    /// </summary>
    public int Branches { get; init; } = 1;

    /// <summary>True when nothing follows the block, because it never comes to its end or can end the script that runs it.</summary>
    public bool Terminal { get; init; }
}
