using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Scheduling;

/// <summary>
/// The monitors of a running program. Variables and lists carry their own visibility, which blocks change; reporters are asked when somebody looks, so that what nobody sees
/// costs nothing, and they keep no program running.
/// </summary>
internal sealed class MonitorBoard
{
    private readonly VirtualStage _stage;
    private readonly List<(Sprite Target, CallSite Site, object?[] Arguments)> _reporters = [];

    public MonitorBoard(Project project, BlockSet blocks, VirtualStage stage)
    {
        _stage = stage;
        foreach (var monitor in project.Monitors.Where(m => m.Visible))
        {
            var target = stage.Originals.FirstOrDefault(s => monitor.SpriteName is null ? s.IsStage : s.Name == monitor.SpriteName);
            if (target is null)
                continue;
            if (target.Variables.TryGetValue(monitor.Id, out var variable))
                variable.Shown = true;
            else if (target.Lists.TryGetValue(monitor.Id, out var list))
                list.Shown = true;
            else if (blocks.Find(monitor.Opcode) is { Definition: { Kind: CallKind.Immediate, Shape: BlockShape.Reporter or BlockShape.Predicate } definition } block)
                _reporters.Add((target, new CallSite(block, monitor.Id), [.. definition.Arguments.Select(a => Argument(a, monitor))]));
        }
    }

    /// <summary>What is shown now; <paramref name="ask"/> calls a reporter for a target.</summary>
    public IReadOnlyList<MonitorValue> Read(Func<Sprite, CallSite, object?[], object?> ask) =>
    [
        .. _stage.Originals.SelectMany(s => s.Variables.Values.Where(v => v.Shown).Select(v => new MonitorValue(s.Name, v.Name, v.Value))),
        .. _stage.Originals.SelectMany(s => s.Lists.Values.Where(l => l.Shown).Select(l => new MonitorValue(s.Name, l.Name, l.Items))),
        .. _reporters.Select(r => new MonitorValue(r.Target.Name, r.Site.Block.Definition.Opcode, BlockValue.From(ask(r.Target, r.Site, r.Arguments)).ToObject())),
    ];

    private static object? Argument(ArgumentDefinition argument, ProjectMonitor monitor)
    {
        var given = monitor.Parameters.FirstOrDefault(p => BlockText.SameName(p.Key, argument.Name)).Value;
        var value = BlockValue.From(given ?? argument.Default ?? Syntax.EmptyOf(argument.Type));
        return argument.Type switch
        {
            ArgumentType.Number => Cast.ToNumber(value),
            ArgumentType.Boolean => Cast.ToBoolean(value),
            ArgumentType.Text => Cast.ToText(value),
            _ => value.ToObject(),
        };
    }
}
