namespace MLKids.Blocks.Definitions;

/// <summary>A category of blocks.</summary>
public sealed record PackDefinition(string Id, string Name, string Color, IReadOnlyList<BlockDefinition> Blocks);
