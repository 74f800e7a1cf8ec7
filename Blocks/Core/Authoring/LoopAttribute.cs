namespace MLKids.Blocks.Authoring;

/// <summary>
/// A block that runs a stack of blocks again and again: <c>[Loop("untilQuiet", "repeat until quiet [SUBSTACK]")]</c>. The method is asked before each turn, with its arguments
/// as they are then, and returns <c>bool</c> (true: one more turn), <c>double</c> (the number of the stack to run, from 1; 0: the end), or a <c>Task</c> of these.
/// <see cref="Contracts.BlockCall.Turn"/> counts the turns, <see cref="Contracts.BlockCall.Run"/> tells the runs of the block apart.
/// </summary>
public sealed class LoopAttribute(string id, string text) : BranchingAttribute(id, text);
