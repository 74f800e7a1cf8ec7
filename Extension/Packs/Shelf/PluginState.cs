namespace MLKids.Packs.Shelf;

/// <summary>How far a plugin on the shelf is.</summary>
internal enum PluginState
{
    /// <summary>It is being read for the first time.</summary>
    Reading,

    /// <summary>Its blocks can be used.</summary>
    Ready,

    /// <summary>It has mistakes. If it was ready before, the blocks of then go on.</summary>
    Wrong,
}
