namespace MLKids.Blocks.Definitions;

/// <summary>What a child writes into a slot while no block lies on it. Saved as the code that <c>.sb3</c> files use for it.</summary>
public enum SlotKind
{
    /// <summary>Any number.</summary>
    Number = 4,

    /// <summary>A number from 0.</summary>
    Positive = 5,

    /// <summary>A whole number from 0.</summary>
    Count = 6,

    /// <summary>A whole number.</summary>
    Whole = 7,

    /// <summary>A direction in degrees, chosen on a dial.</summary>
    Angle = 8,

    /// <summary><c>#rrggbb</c>, chosen from a palette.</summary>
    Color = 9,

    /// <summary>Any text.</summary>
    Text = 10,
}
