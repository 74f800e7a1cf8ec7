namespace MLKids.Blocks.Definitions;

/// <summary>In whose palette a block is offered.</summary>
public enum BlockOwner
{
    Both,

    /// <summary>Sprites only: the stage has no place, size or speech bubble.</summary>
    Sprite,

    Stage,
}
