namespace MLKids.Blocks.Contracts;

/// <summary>What a block that goes on over several frames waits for.</summary>
public enum Pause
{
    /// <summary>Go on at this script's next turn, which can be in the same frame.</summary>
    Turn,

    /// <summary>Go on in the next frame.</summary>
    Frame,
}
