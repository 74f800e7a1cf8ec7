namespace MLKids.Blocks.Authoring;

/// <summary>
/// A block that runs one of its stacks once, or none: <c>[Conditional("ifLucky", "if lucky [SUBSTACK] else [SUBSTACK2]", Branches = 2)]</c>. The method returns <c>double</c> (the
/// number of the stack to run, from 1; 0: none), <c>bool</c> (true: the first), or a <c>Task</c> of these.
/// </summary>
public sealed class ConditionalAttribute(string id, string text) : BranchingAttribute(id, text);
