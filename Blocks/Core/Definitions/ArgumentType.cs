namespace MLKids.Blocks.Definitions;

/// <summary>What a parameter is cast to before the block is called.</summary>
public enum ArgumentType
{
    /// <summary>double: Scratch's number; text that is no number is 0.</summary>
    Number,

    /// <summary>string.</summary>
    Text,

    /// <summary>bool.</summary>
    Boolean,

    /// <summary>BlockValue or object: the value as it is (number, text or truth value).</summary>
    Any,
}
