using MLKids.Blocks.Contracts;

namespace MLKids.Runtime.Projects;

/// <summary>A Scratch 3 project as it was read: nothing of it has run yet.</summary>
/// <param name="Targets">The stage first, then sprites in library order.</param>
/// <param name="Extensions">Ids of the extensions that the project names.</param>
public sealed record Project(IReadOnlyList<ProjectTarget> Targets, IReadOnlyList<string> Extensions)
{
    /// <summary>Values shown on the stage.</summary>
    public IReadOnlyList<ProjectMonitor> Monitors { get; init; } = [];

    /// <summary>The file that it was read from, so that writing keeps what is not modelled here; null for a project made in memory.</summary>
    public ProjectOriginal? Original { get; init; }
}

/// <summary>The stage or a sprite as read.</summary>
public sealed record ProjectTarget
{
    /// <summary>Tells it apart from others while the project is open, whatever it is renamed to. Read targets have "t" and their place in the file.</summary>
    public string Key { get; init; } = "";

    public required string Name { get; init; }

    public bool IsStage { get; init; }

    /// <summary>In file order: this is the order of scripts and of equal procedures.</summary>
    public required IReadOnlyDictionary<string, Block> Blocks { get; init; }

    /// <summary>Ids of the blocks that start a stack, in file order.</summary>
    public required IReadOnlyList<string> Scripts { get; init; }

    public IReadOnlyList<ProjectVariable> Variables { get; init; } = [];

    public IReadOnlyList<ProjectList> Lists { get; init; } = [];

    /// <summary>Broadcast id → message (the stage's table is the project's).</summary>
    public IReadOnlyDictionary<string, string> Broadcasts { get; init; } = new Dictionary<string, string>();

    /// <summary>Notes on the workspace and at blocks.</summary>
    public IReadOnlyList<ProjectComment> Comments { get; init; } = [];

    public IReadOnlyList<Costume> Costumes { get; init; } = [];

    public IReadOnlyList<Sound> Sounds { get; init; } = [];

    /// <summary>0-based, already within range.</summary>
    public int CurrentCostume { get; init; }

    public double Volume { get; init; } = 100;

    public int LayerOrder { get; init; }

    public bool Visible { get; init; } = true;

    public double X { get; init; }

    public double Y { get; init; }

    public double Size { get; init; } = 100;

    public double Direction { get; init; } = 90;

    public bool Draggable { get; init; }

    public string RotationStyle { get; init; } = "all around";

    /// <summary>Its place among the file's targets; null if it was made in memory.</summary>
    internal int? Place { get; init; }

    /// <summary>What each target of a project has become in an edited one; null for those that are gone.</summary>
    internal static IReadOnlyList<ProjectTarget?> Match(IReadOnlyList<ProjectTarget> before, IReadOnlyList<ProjectTarget> edited)
    {
        // The stage is the stage; what was made without a key is known by its name. Of two that look the same the first counts.
        static string Known(ProjectTarget t) => t.Key.Length > 0 ? $"key {t.Key}" : $"name {t.Name}";
        var known = edited.Where(t => !t.IsStage).DistinctBy(Known).ToDictionary(Known);
        return [.. before.Select(t => t.IsStage ? edited[0] : known.Remove(Known(t), out var now) ? now : null)];
    }
}

/// <summary>A variable as read; the value is a double, string or bool.</summary>
public sealed record ProjectVariable(string Id, string Name, object Value);

/// <summary>A list as read; items are doubles, strings or bools.</summary>
public sealed record ProjectList(string Id, string Name, IReadOnlyList<object> Items);
