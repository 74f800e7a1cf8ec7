using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime.Projects;

namespace MLKids.Runtime.Compile;

/// <summary>One target's blocks, joined with the block set → IR. Every block that no pack knows is reported once.</summary>
internal sealed class Lowering
{
    private readonly ProjectTarget _target;
    private readonly BlockSet _blocks;
    private readonly Action<Diagnostic> _report;
    private readonly DataScope _data;
    private readonly TargetIr _ir;
    private readonly HashSet<string> _unknown;
    private readonly IReadOnlyDictionary<string, string> _messages;
    private ProcedureIr? _within;
    private int _depth;

    private Lowering(ProjectTarget target, Project project, BlockSet blocks, HashSet<string> unknown, Action<Diagnostic> report)
    {
        _target = target;
        _blocks = blocks;
        _report = report;
        _unknown = unknown;
        _ir = new TargetIr(target, ScriptSignature.OfSurroundings(target, project.Targets[0], blocks));
        _data = new DataScope(_ir, project.Targets[0]);
        _messages = project.Targets[0].Broadcasts;
    }

    /// <summary>Lowers every target of a project.</summary>
    public static IReadOnlyList<TargetIr> Lower(Project project, BlockSet blocks, Action<Diagnostic> report)
    {
        var unknown = new HashSet<string>();
        return [.. project.Targets.Select(t => new Lowering(t, project, blocks, unknown, report).LowerTarget())];
    }

    /// <summary>Lowers what a person clicked, as the only script of its IR: the stack below a hat, a stack without one, or a reporter.</summary>
    /// <param name="project">The whole.</param>
    /// <param name="target">Whose block.</param>
    /// <param name="top">A top block.</param>
    /// <param name="blocks">All blocks.</param>
    /// <param name="hat">Stands above it.</param>
    /// <param name="show">Called with a reporter's value.</param>
    /// <param name="report">Told of findings.</param>
    public static TargetIr LowerClicked(Project project, ProjectTarget target, Block top, BlockSet blocks, BoundBlock hat, BoundBlock show, Action<Diagnostic> report)
    {
        var lowering = new Lowering(target, project, blocks, [], report);
        lowering.LowerProcedures();
        IReadOnlyList<Stmt> body = [];
        lowering.Guarded(top, () => body =
            lowering.IsReporter(top) ? [new CallStmt(show, [lowering.Reporter(top)], top.Id)]
            : top.Opcode == Syntax.Definition || blocks.Find(top.Opcode) is { Definition.Shape: BlockShape.Hat } ? lowering.Stack(top.Next)
            : lowering.Stack(top.Id));
        lowering._ir.Scripts.Add(new ScriptIr(top.Id, hat, new Dictionary<string, string>(), null, body, "clicked"));
        return lowering._ir;
    }

    public ProcedureIr? Within => _within;

    public DataRef Variable(string? id, string name) => _data.Variable(id, name);

    public DataRef List(string? id, string name) => _data.List(id, name);

    private TargetIr LowerTarget()
    {
        LowerProcedures();
        foreach (var top in _target.Scripts.Select(id => _target.Blocks[id]).Where(b => b.Opcode != Syntax.Definition))
            Guarded(top, () => LowerScript(top));
        return _ir;
    }

    private void LowerProcedures()
    {
        foreach (var definition in _target.Scripts.Select(id => _target.Blocks[id]).Where(b => b.Opcode == Syntax.Definition))
            if (PrototypeOf(definition) is { ProcCode: { } code } prototype)
                _ir.Procedures.TryAdd(code, new ProcedureIr(code, prototype));
        var lowered = new HashSet<string>();
        foreach (var top in _target.Scripts.Select(id => _target.Blocks[id]).Where(b => b.Opcode == Syntax.Definition))
            if (PrototypeOf(top)?.ProcCode is { } code && lowered.Add(code))
                Guarded(top, () => (_within = _ir.Procedures[code]).Body = Stack(top.Next));
    }

    private void LowerScript(Block top)
    {
        if (_blocks.Find(top.Opcode) is { Definition.Shape: BlockShape.Hat } hat)
        {
            var condition = hat.Definition.EdgeActivated ? (CallExpr)Call(hat, top) : null;
            _ir.Scripts.Add(new ScriptIr(top.Id, hat, HatFields(top), condition, Stack(top.Next), ScriptSignature.Of(_target, top.Id, _blocks)));
        }
        else if (_blocks.Find(top.Opcode) is null && top.Next is not null)
        {
            Unknown(top);
        }
    }

    private bool IsReporter(Block top) =>
        (Syntax.Reporters.ContainsKey(top.Opcode) && !Syntax.Statements.ContainsKey(top.Opcode)) || _blocks.Find(top.Opcode) is { Definition.Shape: BlockShape.Reporter or BlockShape.Predicate };

    private void Guarded(Block top, Action lower)
    {
        try
        {
            lower();
        }
        catch (NestingException)
        {
            _report(new Diagnostic(CompileCodes.TooDeep, Severity.Error, "These blocks go round in a circle. Take them apart.", $"{_target.Name}: a script of blocks forms a circle or is nested deeper than {ProjectLimits.Depth:N0}; it is left out.")
            {
                BlockId = top.Id,
                Opcode = top.Opcode,
                Target = _target.Name,
            });
        }
        finally
        {
            _within = null;
            _depth = 0;
        }
    }

    private Mutation? PrototypeOf(Block definition) =>
        definition.Input("custom_block")?.BlockId is { } id && _target.Blocks.TryGetValue(id, out var prototype) ? prototype.Mutation : null;

    private Dictionary<string, string> HatFields(Block hat)
    {
        var fields = hat.Fields.DistinctBy(f => f.Name).ToDictionary(f => f.Name, f => Cast.ToText(f.Value));
        foreach (var input in hat.Inputs)
            if (Slot(input, null) is LiteralExpr literal)
                fields.TryAdd(input.Name, Cast.ToText(literal.Value));
        return fields;
    }

    /// <summary>A stack of blocks from the given one down.</summary>
    public IReadOnlyList<Stmt> Stack(string? id)
    {
        var statements = new List<Stmt>();
        var seen = 0;
        Enter();
        while (id is not null && _target.Blocks.TryGetValue(id, out var block))
        {
            if (++seen > _target.Blocks.Count)
                throw new NestingException();
            if (Statement(block) is { } statement)
                statements.Add(statement);
            id = block.Next;
        }

        _depth--;
        return statements;
    }

    private Stmt? Statement(Block block)
    {
        if (Syntax.Statements.TryGetValue(block.Opcode, out var lower))
            return lower(this, block);
        var bound = _blocks.Find(block.Opcode);
        if (bound is null)
        {
            Unknown(block);
            return null;
        }

        return bound.Definition switch
        {
            { Shape: BlockShape.Command, Kind: not CallKind.None, Branches: > 0 and var branches } => new BranchStmt(
                bound, Arguments(bound, block), [.. Enumerable.Range(0, branches).Select(i => Stack(block.Input(BlockText.BranchName(i))?.BlockId))], block.Id),
            { Shape: BlockShape.Command, Kind: not CallKind.None } => new CallStmt(bound, Arguments(bound, block), block.Id),
            // Reporters and shapes in a stack do nothing in Scratch either.
            _ => null,
        };
    }

    /// <summary>What stands in the named slot of a block, input or field; the default if nothing does.</summary>
    public Expr Slot(Block block, string name, object? missing)
    {
        if (block.Input(name) is { } input)
            return Slot(input, missing) ?? new LiteralExpr(missing ?? "");
        return block.Field(name) is { } field ? FieldValue(field) : new LiteralExpr(missing ?? "");
    }

    private Expr? Slot(BlockInput input, object? missing)
    {
        if (input.BlockId is { } id && _target.Blocks.TryGetValue(id, out var block))
            return Reporter(block);
        return input.Value switch
        {
            { Kind: InputKind.Literal, Value: var value } => new LiteralExpr(value),
            { Kind: InputKind.Variable } v => new VariableExpr(_data.Variable(v.Id, Cast.ToText(v.Value))),
            { Kind: InputKind.List } v => new ListExpr(ListQuery.Contents, _data.List(v.Id, Cast.ToText(v.Value)), null),
            { Kind: InputKind.Broadcast } v => new LiteralExpr(Message(v.Id, v.Value)),
            _ => missing is null ? null : new LiteralExpr(missing),
        };
    }

    private Expr Reporter(Block block)
    {
        Enter();
        try
        {
            if (Syntax.Reporters.TryGetValue(block.Opcode, out var lower))
                return lower(this, block);
            if (_blocks.Find(block.Opcode) is { } bound)
                return bound.Definition is { Shape: BlockShape.Reporter or BlockShape.Predicate, Kind: not CallKind.None } ? Call(bound, block) : new LiteralExpr("");
            // A menu's shadow block: its value is its one field.
            if (block.Fields.Count == 1 && block.Inputs.Count == 0)
                return FieldValue(block.Fields[0]);
            Unknown(block);
            return new LiteralExpr("");
        }
        finally
        {
            _depth--;
        }
    }

    private CallExpr Call(BoundBlock bound, Block block) => new(bound, Arguments(bound, block), block.Id);

    private List<Expr> Arguments(BoundBlock bound, Block block) =>
        [.. bound.Definition.Arguments.Select(a => Slot(block, a.Name, a.Default ?? Syntax.EmptyOf(a.Type)))];

    /// <summary>The arguments of a custom block's call, by the prototype's order.</summary>
    public IReadOnlyList<Expr> ProcedureArguments(ProcedureIr procedure, Block call)
    {
        var prototype = procedure.Prototype;
        return [.. Enumerable.Range(0, procedure.ParameterCount).Select(i =>
        {
            var missing = i < prototype.ArgumentDefaults.Count ? prototype.ArgumentDefaults[i] : "";
            return i < prototype.ArgumentIds.Count ? Slot(call, prototype.ArgumentIds[i], missing) : new LiteralExpr(missing);
        })];
    }

    public ProcedureIr? Procedure(Block call) => call.Mutation?.ProcCode is { } code ? _ir.Procedures.GetValueOrDefault(code) : null;

    private LiteralExpr FieldValue(BlockField field) =>
        new(field.Name == "BROADCAST_OPTION" ? Message(field.Id, field.Value) : field.Value);

    // If id and text disagree, the id wins.
    private object Message(string? id, object text) => id is not null && _messages.TryGetValue(id, out var name) ? name : text;

    private void Unknown(Block block)
    {
        if (!_unknown.Add(block.Opcode))
            return;
        if (_blocks.RefusalOf(block.Opcode) is { } refusal)
        {
            _report(new Diagnostic(CompileCodes.RefusedBlock, Severity.Warning, "One of these blocks is switched off here, so I skip it.", $"{_target.Name}: the block {block.Opcode} is left out: {refusal}")
            {
                BlockId = block.Id,
                Opcode = block.Opcode,
                Target = _target.Name,
                Hint = "Ask your teacher, or take the block out.",
            });
            return;
        }

        var pack = block.Opcode.Split('_')[0];
        _report(new Diagnostic(
            CompileCodes.UnknownBlock,
            Severity.Warning,
            "I do not know one of these blocks, so I skip it.",
            $"{_target.Name}: no pack here has the block {block.Opcode}" + (_blocks.HasPack(pack) ? $" (the pack \"{pack}\" is here but lacks it)." : $" (the pack \"{pack}\" is not installed)."))
        {
            BlockId = block.Id,
            Opcode = block.Opcode,
            Target = _target.Name,
            Hint = "Install the extension that brings the block, or take the block out.",
        });
    }

    private void Enter()
    {
        if (++_depth > ProjectLimits.Depth)
            throw new NestingException();
    }

    private sealed class NestingException : Exception;
}
