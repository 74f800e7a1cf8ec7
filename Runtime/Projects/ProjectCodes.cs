namespace MLKids.Runtime.Projects;

/// <summary>Findings about project files (MLP). Never renumbered.</summary>
public static class ProjectCodes
{
    /// <summary>Not a project file of any kind that is known.</summary>
    public const string UnknownFormat = "MLP001";

    /// <summary>A Scratch 1 or 2 project.</summary>
    public const string OldScratch = "MLP002";

    /// <summary>The zip or its project.json is damaged.</summary>
    public const string Damaged = "MLP003";

    /// <summary>Over a limit of size, count or depth.</summary>
    public const string TooLarge = "MLP004";

    /// <summary>A costume or sound file is missing or damaged; the project runs without it.</summary>
    public const string MissingAsset = "MLP005";

    /// <summary>Blocks form a circle; the script is left out.</summary>
    public const string Circle = "MLP006";

    /// <summary>The project file holds no program.</summary>
    public const string NoProgram = "MLP007";

    /// <summary>What came from the block editor is no workspace.</summary>
    public const string BadWorkspace = "MLP008";

    /// <summary>An editor names a sprite, costume, sound or block that is not there.</summary>
    public const string NotThere = "MLP020";

    /// <summary>An empty or reserved name.</summary>
    public const string BadName = "MLP021";

    /// <summary>A sprite without a costume.</summary>
    public const string LastCostume = "MLP022";
}
