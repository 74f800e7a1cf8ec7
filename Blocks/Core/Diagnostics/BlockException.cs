namespace MLKids.Blocks.Diagnostics;

/// <summary>
/// A block cannot do what it was asked. The script goes on with the block's empty answer ("" or 0 or false) and the diagnostic is shown at the block.
/// </summary>
public sealed class BlockException(string code, string childSentence, string message, Exception? inner = null) : Exception(message, inner)
{
    public string Code { get; } = code;

    public string ChildSentence { get; } = childSentence;

    public string? Hint { get; init; }

    /// <summary>What the block answers all the same; null for its type's empty value.</summary>
    public object? Answer { get; init; }
}
