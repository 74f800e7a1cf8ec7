using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Stage;
using MLKids.Runtime.Stage.View;

namespace MLKids.Runtime.Scheduling;

/// <summary>
/// The monitors of a running program. Variables and lists carry their own visibility, which blocks change; reporters are asked when somebody looks, so that what nobody sees
/// costs nothing, and they keep no program running.
/// </summary>
internal sealed class MonitorBoard
{
    private const string VariableOpcode = "data_variable", ListOpcode = "data_listcontents";
    private static readonly Dictionary<string, string> NoParameters = [];
    private BlockSet _blocks;
    private readonly VirtualStage _stage;
    private readonly IReadOnlyList<ProjectMonitor> _read;
    private readonly List<Entry> _entries = [];
    private readonly Dictionary<string, int> _scrolled = [];

    public MonitorBoard(Project project, BlockSet blocks, VirtualStage stage)
    {
        (_blocks, _stage, _read) = (blocks, stage, project.Monitors);
        foreach (var monitor in project.Monitors)
            Put(monitor);
    }

    /// <summary>Whether a reporter is shown, whose value can change while nothing runs.</summary>
    public bool HasReporters => _entries.Exists(e => e is { Site: not null, Monitor.Visible: true, Target.IsDeleted: false });

    /// <summary>Adds a monitor, or changes the one with its id: visibility, place, mode.</summary>
    public void Put(ProjectMonitor monitor)
    {
        var target = _stage.Originals.FirstOrDefault(s => monitor.SpriteName is null ? s.IsStage : s.Name == monitor.SpriteName);
        var at = _entries.FindIndex(e => e.Monitor.Id == monitor.Id && e.Target == target);
        if (target is null)
            return;
        if (target.Variables.TryGetValue(monitor.Id, out var variable))
            variable.Shown = monitor.Visible;
        else if (target.Lists.TryGetValue(monitor.Id, out var list))
            list.Shown = monitor.Visible;
        var entry = Bound(new Entry(monitor, target, null, []));
        if (at >= 0)
            _entries[at] = entry;
        else
            _entries.Add(entry);
    }

    /// <summary>Takes other blocks: reporters are asked there from now on.</summary>
    public void Take(BlockSet blocks)
    {
        _blocks = blocks;
        for (var i = 0; i < _entries.Count; i++)
            _entries[i] = Bound(_entries[i]);
    }

    /// <summary>Shows another part of a list.</summary>
    public void Scroll(string id, int from) => _scrolled[id] = from;

    /// <summary>What is shown now; <paramref name="ask"/> calls a reporter for a target.</summary>
    public IReadOnlyList<MonitorValue> Read(Func<Sprite, CallSite, object?[], object?> ask) =>
    [
        .. _stage.Originals.SelectMany(s => s.Variables.Values.Where(v => v.Shown).Select(v => new MonitorValue(s.Name, v.Name, v.Value))),
        .. _stage.Originals.SelectMany(s => s.Lists.Values.Where(l => l.Shown).Select(l => new MonitorValue(s.Name, l.Name, l.Items))),
        .. Reporters().Select(r => new MonitorValue(r.Target.Name, r.Site!.Block.Definition.Opcode, Ask(r, ask))),
    ];

    /// <summary>What is shown now, with places, for a picture of the stage.</summary>
    public IReadOnlyList<MonitorView> Look(Func<Sprite, CallSite, object?[], object?> ask)
    {
        var shown = new List<MonitorView>();
        foreach (var sprite in _stage.Originals)
        {
            foreach (var variable in sprite.Variables.Values)
                if (variable.Shown)
                    shown.Add(MonitorView.Of(Of(sprite, variable.Id, VariableOpcode, true), sprite, variable));
            foreach (var list in sprite.Lists.Values)
                if (list.Shown)
                    shown.Add(MonitorView.Of(Of(sprite, list.Id, ListOpcode, true), sprite, list, _scrolled.GetValueOrDefault(list.Id)));
        }

        shown.AddRange(Reporters().Select(r => MonitorView.Of(r.Monitor, r.Target, Ask(r, ask))));
        return shown;
    }

    /// <summary>The monitors for saving: the same list if none has changed.</summary>
    public IReadOnlyList<ProjectMonitor> Capture()
    {
        var now = new List<ProjectMonitor>();
        foreach (var entry in _entries.Where(e => !e.Target.IsDeleted))
            now.Add(entry.Site is null && Data(entry) is { } shown ? Named(entry.Monitor with { Visible = shown }, entry.Target) : Named(entry.Monitor, entry.Target));
        foreach (var sprite in _stage.Originals)
        {
            now.AddRange(sprite.Variables.Values.Where(v => v.Shown && Find(sprite, v.Id) is null).Select(v => Of(sprite, v.Id, VariableOpcode, true)));
            now.AddRange(sprite.Lists.Values.Where(l => l.Shown && Find(sprite, l.Id) is null).Select(l => Of(sprite, l.Id, ListOpcode, true)));
        }

        // What did not change stays the very object that was read, so that it is written as it was.
        for (var i = 0; i < now.Count; i++)
            now[i] = _read.FirstOrDefault(r => r == now[i]) ?? now[i];
        return now.SequenceEqual(_read) ? _read : now;
    }

    private Entry Bound(Entry entry)
    {
        var isReporter = Data(entry) is null;
        return isReporter && _blocks.Find(entry.Monitor.Opcode) is { Definition: { Kind: CallKind.Immediate or CallKind.Waiting, Shape: BlockShape.Reporter or BlockShape.Predicate } definition } block
            ? entry with { Site = new CallSite(block, entry.Monitor.Id, CanWait: false), Arguments = [.. definition.Arguments.Select(a => Argument(a, entry.Monitor))] }
            : entry with { Site = null, Arguments = [] };
    }

    private IEnumerable<Entry> Reporters() => _entries.Where(e => e is { Site: not null, Monitor.Visible: true, Target.IsDeleted: false });

    private static object Ask(Entry entry, Func<Sprite, CallSite, object?[], object?> ask) => BlockValue.From(ask(entry.Target, entry.Site!, entry.Arguments)).ToObject();

    private static bool? Data(Entry entry) =>
        entry.Target.Variables.TryGetValue(entry.Monitor.Id, out var variable) ? variable.Shown
        : entry.Target.Lists.TryGetValue(entry.Monitor.Id, out var list) ? list.Shown
        : null;

    private static ProjectMonitor Named(ProjectMonitor monitor, Sprite target) =>
        target.IsStage || monitor.SpriteName == target.Name ? monitor : monitor with { SpriteName = target.Name };

    private Entry? Find(Sprite sprite, string id) => _entries.Find(e => e.Target == sprite && e.Monitor.Id == id);

    private ProjectMonitor Of(Sprite sprite, string id, string opcode, bool visible) =>
        Find(sprite, id)?.Monitor ?? new ProjectMonitor(id, opcode, sprite.IsStage ? null : sprite.Name, NoParameters, visible) { Mode = opcode == ListOpcode ? "list" : "default" };

    private static object Argument(ArgumentDefinition argument, ProjectMonitor monitor)
    {
        var given = monitor.Parameters.FirstOrDefault(p => BlockText.SameName(p.Key, argument.Name)).Value;
        return Cast.To(argument.Type, BlockValue.From(given ?? argument.Default ?? Syntax.EmptyOf(argument.Type)));
    }

    private sealed record Entry(ProjectMonitor Monitor, Sprite Target, CallSite? Site, object?[] Arguments);
}
