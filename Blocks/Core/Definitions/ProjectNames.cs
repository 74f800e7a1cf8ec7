namespace MLKids.Blocks.Definitions;

/// <summary>Names of the project that a menu offers after its own items.</summary>
public enum ProjectNames
{
    None,

    /// <summary>The other sprites.</summary>
    Sprites,

    /// <summary>The costumes of the sprite that the block is in.</summary>
    Costumes,

    /// <summary>The stage's costumes.</summary>
    Backdrops,

    /// <summary>The sounds of the sprite that the block is in.</summary>
    Sounds,

    /// <summary>Messages; kept by id, so that they can be renamed.</summary>
    Messages,

    /// <summary>Variables; kept by id.</summary>
    Variables,

    /// <summary>Lists; kept by id.</summary>
    Lists,

    /// <summary>The variables of the sprite that the block's other choice names.</summary>
    VariablesOfChosen,
}
