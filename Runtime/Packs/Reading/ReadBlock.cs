using MLKids.Blocks.Definitions;

namespace MLKids.Runtime.Packs.Reading;

/// <summary>A block as read from a script: its definition and how its code is found.</summary>
/// <param name="Definition">What it is.</param>
/// <param name="Entry">Which of the script's registrations.</param>
/// <param name="Way">A method's name, or a function's number; null for hats without code.</param>
/// <param name="Branching">Its answer is turned into a stack's number.</param>
internal sealed record ReadBlock(BlockDefinition Definition, int Entry, object? Way, Branching Branching);

/// <summary>How a block's answer chooses a stack.</summary>
internal enum Branching
{
    None,

    /// <summary>A number or truth: that stack, once.</summary>
    Once,

    /// <summary>A number or truth: that stack, and asked again.</summary>
    Again,
}

/// <summary>A pack as read from a script.</summary>
internal sealed record ReadPack(PackDefinition Definition, string? Icon, IReadOnlyList<ReadBlock> Blocks);
