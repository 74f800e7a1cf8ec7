using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Authoring;

/// <summary>What a child writes into the parameter's slot, where it is more than "a number" or "a text".</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class SlotAttribute(SlotKind kind) : Attribute
{
    public SlotKind Kind { get; } = kind;
}
