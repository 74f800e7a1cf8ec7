namespace MLKids.Blocks.Definitions;

/// <summary>How a block looks and fits.</summary>
public enum BlockShape
{
    Command,
    Reporter,
    Predicate,
    Hat,

    /// <summary>A block of the language itself; its meaning is in the compiler.</summary>
    Syntax,
}
