using System.Collections.Immutable;
using System.Diagnostics;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Standard;
using MLKids.Blocks.Values;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Stage;

namespace MLKids.Testing;

/// <summary>The program that a test's blocks live in. For the engine's thread.</summary>
internal sealed class TestWorld : IHatStarter
{
    /// <summary>Real time that a block which works on another thread gets, once the clock's time is over.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan FrameTime = TimeSpan.FromSeconds(1 / 30.0);
    private static readonly BlockSet Scratch = BlockSet.Discover(StandardPacks.All);

    private readonly EngineContext _context;
    private readonly Scheduler _scheduler;
    private readonly TestProbes _probes = new();
    private readonly long _began;
    private Project _project;

    public TestWorld(Project project, EngineContext context, TestOptions options, Func<IReadOnlyList<string>?> permissions)
    {
        (_project, _context) = (project, context);
        Time = new VirtualTime(options.Start);
        _began = Time.GetTimestamp();
        Microphone = new TestMicrophone(Input, () => Time.GetElapsedTime(_began).TotalSeconds);
        Blocks = Scratch;
        var run = new RunOptions { Time = Time, Seed = options.Seed, Input = new PermittedInput(Input, permissions) };
        // The plugin is loaded into a world that is there already; the program's scripts come with its blocks.
        var world = project with { Targets = [.. project.Targets.Select(t => t with { Scripts = [] })] };
        _scheduler = new Scheduler(world, CompiledProject.Of(world, Scratch, Find).Targets, run, Find);
        _scheduler.Stage.Happened += Happened;
    }

    public VirtualTime Time { get; }

    public ScriptedInput Input { get; } = new();

    public TestMicrophone Microphone { get; }

    public VirtualStage Stage => _scheduler.Stage;

    public BlockSet Blocks { get; private set; }

    public TestProbes Probes => _probes;

    /// <summary>Called once a frame.</summary>
    public Action? Ticked { get; set; }

    // Read by the test's thread at any time, filled by blocks on any thread.
    public ImmutableList<Diagnostic> Findings = [];
    public ImmutableList<string> Said = [];
    public ImmutableList<string> Played = [];
    public ImmutableList<StartedHat> Started = [];

    /// <summary>The blocks of the plugin come to Scratch's own.</summary>
    public void Take(BlockSet plugin, Action<Exception> failed)
    {
        var watched = BlockSet.Of(plugin.Packs, plugin.Blocks.Select(b => TestedPlugin.Watched(b, Start, failed)));
        Blocks = Scratch.With(watched).With(BlockSet.Discover([typeof(ProbeBlocks)], new Served(_probes)));
        Edit(_project);
    }

    public void Find(Diagnostic finding) => ImmutableInterlocked.Update(ref Findings, (all, one) => all.Add(one), finding);

    /// <summary>A plugin starts hats from outside of a block.</summary>
    public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null)
    {
        Start(new StartedHat(opcode, fields ?? new Dictionary<string, string>()));
        _scheduler.Post(opcode, fields);
    }

    /// <summary>Starts blocks that stand in no script.</summary>
    public void Click(ITarget sprite, IReadOnlyDictionary<string, Block> blocks, string top)
    {
        var source = ((Sprite)sprite).Source;
        var all = source with { Blocks = Joined(source.Blocks, blocks) };
        _scheduler.Toggle((Sprite)sprite, top, () => Lowering.LowerClicked(_project, all, all.Blocks[top], Blocks, ClickBlocks.Hat, ClickBlocks.Shower, Find));
    }

    public void AddScript(ITarget sprite, IReadOnlyDictionary<string, Block> blocks, string top)
    {
        var source = ((Sprite)sprite).Source;
        var changed = source with { Blocks = Joined(source.Blocks, blocks), Scripts = [.. source.Scripts, top] };
        Edit(_project with { Targets = [.. _project.Targets.Select(t => t.Key == source.Key ? changed : t)] });
    }

    public ITarget AddSprite(ProjectTarget sprite)
    {
        Edit(_project with { Targets = [.. _project.Targets, sprite] });
        return Stage.FindKey(sprite.Key)!;
    }

    public void GreenFlag() => _scheduler.GreenFlag();

    public void StopEverything() => _scheduler.StopEverything();

    public bool IsIdle => _scheduler.IsIdle;

    public bool Runs(string top) => _scheduler.Running().Any(r => r.TopBlock == top);

    public void Advance(TimeSpan by)
    {
        for (var left = by; left > TimeSpan.Zero; left -= FrameTime)
        {
            Time.Advance(left < FrameTime ? left : FrameTime);
            Frame();
        }
    }

    /// <summary>Lets frames go by until something has happened.</summary>
    /// <returns>False if it has not within that time of the clock, and some real time for those who work on other threads.</returns>
    public bool RunUntil(Func<bool> happened, TimeSpan limit)
    {
        var began = Time.GetTimestamp();
        var clock = Stopwatch.StartNew();
        while (!happened())
        {
            var isOver = Time.GetElapsedTime(began) >= limit;
            if (isOver && (clock.Elapsed >= Patience || !_scheduler.OnlyWaits || _scheduler.IsIdle))
                return false;
            if (isOver)
                Thread.Yield();
            Time.Advance(FrameTime);
            Frame();
        }

        return true;
    }

    public void Frame()
    {
        Microphone.Advance(_context.Drain);
        _context.Drain();
        _scheduler.Deliver();
        _scheduler.Frame();
        Ticked?.Invoke();
    }

    private void Start(StartedHat hat) => ImmutableInterlocked.Update(ref Started, (all, one) => all.Add(one), hat);

    private void Edit(Project edited)
    {
        _project = edited;
        _scheduler.Edit(edited, Lowering.Lower(edited, Blocks, Find), Blocks);
    }

    private void Happened(StageEvent happening)
    {
        var text = Cast.ToText(happening.Value ?? "");
        if (happening.Kind is "say" or "think" && text.Length > 0)
            Said = Said.Add(text);
        else if (happening.Kind == "sound")
            Played = Played.Add(text);
    }

    private static Dictionary<string, Block> Joined(IReadOnlyDictionary<string, Block> a, IReadOnlyDictionary<string, Block> b) => a.Concat(b).ToDictionary();

    private sealed class Served(object service) : IServiceProvider
    {
        public object? GetService(Type serviceType) => serviceType.IsInstanceOfType(service) ? service : null;
    }
}
