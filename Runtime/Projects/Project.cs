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
}

/// <summary>A variable as read; the value is a double, string or bool.</summary>
public sealed record ProjectVariable(string Id, string Name, object Value);

/// <summary>A list as read; items are doubles, strings or bools.</summary>
public sealed record ProjectList(string Id, string Name, IReadOnlyList<object> Items);
