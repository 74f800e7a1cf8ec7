using System.Text;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Tests.Stage;

/// <summary>A stage with a host that only takes notes, and blocks called one by one, without scripts.</summary>
internal sealed class FakeWorld : IStageHost
{
    private static readonly BlockSet Blocks = BlockSet.Discover(StandardPacks.All);

    /// <param name="sprites">In library order; layers are given by their own LayerOrder.</param>
    public FakeWorld(params ProjectTarget[] sprites)
        : this(null, sprites)
    {
    }

    /// <param name="renderer">Draws costumes; null for a stage that draws nothing.</param>
    /// <param name="targets">The stage may be among them; else there is one with three backdrops.</param>
    public FakeWorld(ICostumeRenderer? renderer, params ProjectTarget[] targets)
    {
        var stage = targets.FirstOrDefault(t => t.IsStage) ?? Target("Stage", isStage: true, costumes: [Costume("backdrop1"), Costume("night"), Costume("7")]);
        Stage = new VirtualStage(new Project([stage, .. targets.Where(t => !t.IsStage)], []), this, Input, renderer);
        Stage.Happened += Happenings.Add;
    }

    public VirtualStage Stage { get; }

    public ScriptedInput Input { get; } = new();

    public List<StageEvent> Happenings { get; } = [];

    public List<Sprite> ClonesAdded { get; } = [];

    public List<Sprite> ClonesRemoved { get; } = [];

    /// <summary>Opcode and key or target, of hats that the stage itself started.</summary>
    public List<string> HatsStarted { get; } = [];

    public int Redraws { get; private set; }

    /// <summary>Moves a block's frozen clock.</summary>
    public double Now { get; set; }

    public Random Random { get; } = new(5);

    public string Order => string.Join(" ", Stage.Layers.Select(t => t.IsOriginal ? t.Name : t.Name + "'"));

    public static ProjectTarget Target(string name, int layer = 1, bool isStage = false, Costume[]? costumes = null, Sound[]? sounds = null) => new()
    {
        Name = name,
        IsStage = isStage,
        LayerOrder = layer,
        Blocks = new Dictionary<string, Block>(),
        Scripts = [],
        Costumes = costumes ?? [Costume("costume1")],
        Sounds = sounds ?? [],
    };

    /// <summary>A vector costume with its rotation centre in the middle.</summary>
    public static Costume Costume(string name, double width = 40, double height = 20) =>
        new(name, "svg", Encoding.UTF8.GetBytes($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\"/>"), width / 2, height / 2, 1);

    public Sprite Sprite(string name) => (Sprite)Stage.Find(name)!;

    /// <summary>Calls a block with arguments in the order of its parameters.</summary>
    public object? Call(string opcode, ITarget target, params object?[] arguments) => Call(opcode, new FakeCall(this, target), arguments);

    public object? Call(string opcode, FakeCall call, params object?[] arguments) => Blocks.Find(opcode)!.Invoke(arguments, call);

    public void RequestRedraw() => Redraws++;

    public IReadOnlyList<IStartedScript> StartHats(string opcode, IReadOnlyDictionary<string, string>? fields, ITarget? target)
    {
        HatsStarted.Add($"{opcode} {fields?["KEY_OPTION"] ?? target?.Name}");
        return [];
    }

    public void CloneAdded(Sprite clone) => ClonesAdded.Add(clone);

    public void CloneRemoved(Sprite clone) => ClonesRemoved.Add(clone);
}
