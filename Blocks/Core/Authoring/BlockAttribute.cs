using MLKids.Blocks.Definitions;

namespace MLKids.Blocks.Authoring;

/// <summary>What all blocks share: an id that is saved in projects and a sentence with a <c>[NAME]</c> for each parameter.</summary>
/// <param name="id">Saved in projects, never changed. Letters, digits and underscores.</param>
/// <param name="text">The sentence. <c>[NAME]</c> stands for the parameter of that name; case and underscores are not compared.</param>
[AttributeUsage(AttributeTargets.Method)]
public abstract class BlockAttribute(string id, string text) : Attribute
{
    public string Id { get; } = id;

    public string Text { get; } = text;

    /// <summary>
    /// True for a reporter that only computes: it never throws, changes nothing and asks nothing of its host. Compiled code calls it directly.
    /// </summary>
    public bool Pure { get; init; }

    /// <summary>True for blocks that old projects hold but the palette does not offer.</summary>
    public bool Hidden { get; init; }

    /// <summary>True for the first block of a group: a gap stands before it in the palette.</summary>
    public bool Apart { get; init; }

    /// <summary>What it does, in a sentence or two for teachers and older children: for the reference page.</summary>
    public string? About { get; init; }

    /// <summary>In whose palette it is offered; <see cref="BlockOwner.Both"/> leaves it to the pack.</summary>
    public BlockOwner Owner { get; init; }
}
