namespace MLKids.Blocks.Contracts;

/// <summary>Which scripts a block stops.</summary>
public enum StopScope
{
    /// <summary>Every script of the project; clones vanish.</summary>
    All,

    /// <summary>The scripts of the calling sprite, except the calling one.</summary>
    OtherScripts,

    /// <summary>Every script of the calling sprite or clone, with the calling one.</summary>
    ThisTarget,
}
