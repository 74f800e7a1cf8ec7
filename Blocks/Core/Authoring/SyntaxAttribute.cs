namespace MLKids.Blocks.Authoring;

/// <summary>
/// A block of the language itself (loops, conditions, variables, lists): the method only declares its shape, the compiler gives it its meaning.
/// Only the standard packs use it.
/// </summary>
public sealed class SyntaxAttribute(string id, string text) : BlockAttribute(id, text)
{
    /// <summary>
    /// How many stacks of blocks it embraces: 0, 1 or 2. They follow the sentence; <c>[SUBSTACK]</c> and <c>[SUBSTACK2]</c> in it say where else they stand.
    /// </summary>
    public int Branches { get; init; }

    /// <summary>True when it runs its stack again and again: an arrow is shown.</summary>
    public bool Loops { get; init; }

    /// <summary>True when nothing can follow it.</summary>
    public bool Terminal { get; init; }
}
