using System.Text;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;

namespace MLKids.Runtime.Compile;

/// <summary>Emits one function: a script, or one variant of a custom block. Expressions are in the other part of the class.</summary>
internal sealed partial class JsFunction(JsEmitter module, ProcedureIr? procedure, bool warp)
{
    /// <summary>Frames of custom blocks inside each other; Scratch has no limit but memory.</summary>
    private const int FrameDepth = 100_000;

    /// <summary>Direct calls inside each other: each takes engine stack.</summary>
    private const int DirectDepth = 10_000;

    private readonly StringBuilder _code = new();
    private readonly StringBuilder _locals = new();
    private int _nesting;
    private int _states;
    private int _slots;
    private bool _machine;

    private bool CountsDepth => procedure is not null && module.Yields.IsRecursive(procedure);

    public string EmitScript(string name, IReadOnlyList<Stmt> body) => EmitMachine(name, body, $"return {HostFunctions.Done};\n");

    public string EmitProcedure(string name)
    {
        if (module.Yields.Yields(procedure!, warp))
            return EmitMachine(name, procedure!.Body, "t.r = \"\"; t.f = f.p; return 0;\n");

        if (CountsDepth)
            Line($"if (++d > {DirectDepth}) over();");
        if (CountsDepth)
            Line("if (--g < 0) g = pulse();");
        foreach (var statement in procedure!.Body)
            Plain(statement);
        Line(Leave("\"\""));
        var parameters = string.Join(", ", Enumerable.Range(0, procedure.ParameterCount).Select(i => $"a{i}"));
        return $"function {name}({parameters}) {{\nvar n;\n{_code}}}\n";
    }

    private string EmitMachine(string name, IReadOnlyList<Stmt> body, string end)
    {
        _machine = true;
        State(NewState());
        if (CountsDepth)
            Line($"if (f.d > {FrameDepth}) over();");
        Stack(body);
        _code.Append(end);
        return $"function {name}(t, f) {{\nvar k{_locals};\nd = 0;\nL: for (;;) switch (f.pc) {{\n{_code}}}\n}}\n";
    }

    private void Stack(IReadOnlyList<Stmt> statements)
    {
        foreach (var statement in statements)
        {
            if (Yields(statement))
                Pausing(statement);
            else
                Plain(statement);
        }
    }

    // A stack inside a condition or loop: one more level of blocks.
    private void Inner(IReadOnlyList<Stmt> statements)
    {
        _nesting++;
        Stack(statements);
        _nesting--;
    }

    // Statements that cannot pause: the same in plain functions and in state machines.
    private void Plain(Stmt statement)
    {
        switch (statement)
        {
            case SetStmt s:
                Line($"{module.Variable(s.Variable)}.v = {Value(s.Value)};");
                break;
            case ChangeStmt s:
                var variable = module.Variable(s.Variable);
                Line($"{variable}.v = num({variable}.v) + {As(s.Delta, ArgumentType.Number)};");
                break;
            case ListStmt s:
                ListChangeLine(s);
                break;
            case ShowStmt s:
                Line($"show({(s.IsList ? module.List(s.Data) : module.Variable(s.Data))}, {(s.Shown ? "true" : "false")});");
                break;
            case IfStmt s:
                Line($"if ({As(s.Condition, ArgumentType.Boolean)}) {{");
                foreach (var inner in s.Then)
                    Plain(inner);
                Line(s.Else.Count > 0 ? "} else {" : "}");
                foreach (var inner in s.Else)
                    Plain(inner);
                if (s.Else.Count > 0)
                    Line("}");
                break;
            case CallStmt s:
                Line($"{Call(new CallSite(s.Block, s.BlockId), s.Arguments)};");
                break;
            case ProcedureStmt s:
                Line($"{module.Procedure(s.Procedure, CalleeWarp(s.Procedure))}({string.Join(", ", Values(s.Arguments))});");
                break;
            case ReturnStmt s:
                Line(Leave(s.Value is null ? "\"\"" : Value(s.Value)));
                break;
            case StopStmt:
                Line("halt(1);");
                break;
            default:
                throw new InvalidOperationException($"{statement.GetType().Name} can pause but stands where nothing may.");
        }
    }

    // Statements that can pause: only in state machines.
    private void Pausing(Stmt statement)
    {
        switch (statement)
        {
            case IfStmt s:
                If(s);
                break;
            case RepeatStmt s:
                Repeat(s);
                break;
            case WhileStmt s:
                While(s.Body, () => $"{(s.Wanted ? "" : "!")}{As(s.Condition, ArgumentType.Boolean)}", Yields(s.Condition));
                break;
            case ForeverStmt s:
                While(s.Body, () => "true", conditionYields: false);
                break;
            case ForEachStmt s:
                ForEach(s);
                break;
            case WaitUntilStmt s:
                WaitUntil(s);
                break;
            case CallStmt s:
                PausingCall(s);
                break;
            case BranchStmt s:
                Branch(s);
                break;
            case ProcedureStmt s when CallYields(s.Procedure):
                PausingProcedure(s.Procedure, s.Arguments);
                break;
            case StopStmt:
                Line($"halt(0); return {HostFunctions.Done};");
                break;
            default:
                // The statement itself does not pause, something in its slots does: As and Value pause for it.
                Plain(statement);
                break;
        }
    }

    private void PausingCall(CallStmt s)
    {
        var site = new CallSite(s.Block, s.BlockId);
        switch (s.Block.Definition.Kind)
        {
            case CallKind.Waiting:
                Begin(site, s.Arguments);
                break;
            case CallKind.Stepwise:
                var call = Call(site, s.Arguments);
                var then = NewState();
                Line($"{call}; f.pc = {then};");
                State(then);
                Line($"if ((k = step({(warp ? "true" : "false")})) !== 0) return k;");
                break;
            default:
                Line($"{Call(site, s.Arguments)};");
                break;
        }

        EndIfDead(s.Block);
    }

    private void EndIfDead(BoundBlock block)
    {
        if (block.Definition.Terminal)
            Line($"if (dead()) return {HostFunctions.Done};");
    }

    private void PausingProcedure(ProcedureIr callee, IReadOnlyList<Expr> arguments)
    {
        var values = Values(arguments);
        var then = NewState();
        var name = module.Procedure(callee, CalleeWarp(callee));
        var frame = new StringBuilder($"{{ p: f, d: f.d + 1, k: {_nesting}, n: {name}, pc: 0");
        for (var i = 0; i < values.Count; i++)
            frame.Append($", a{i}: {values[i]}");
        var pause = !CalleeWarp(callee) && module.Yields.IsRecursiveCall(procedure, callee) ? $"recursive(f, {name}, {_nesting})" : "0";
        Line($"f.pc = {then}; t.f = {frame} }}; return {pause};");
        State(then);
    }

    private void ListChangeLine(ListStmt s)
    {
        var list = module.List(s.List);
        var values = Values([.. new[] { s.Position, s.Item }.OfType<Expr>()]);
        var function = s.Change switch
        {
            ListChange.Add => HostFunctions.ListAdd,
            ListChange.Delete => HostFunctions.ListDelete,
            ListChange.DeleteAll => HostFunctions.ListDeleteAll,
            ListChange.Insert => HostFunctions.ListInsert,
            _ => HostFunctions.ListReplace,
        };
        Line($"{function}({string.Join(", ", values.Prepend(list))});");
    }

    private string Leave(string value)
    {
        if (_machine)
            return procedure is null ? $"return {HostFunctions.Done};" : $"t.r = {value}; t.f = f.p; return 0;";
        return CountsDepth ? $"n = {value}; d--; return n;" : $"return {value};";
    }

    // A warp loop around nothing that pauses stays a loop of the engine; its state is saved only when the guard says so.
    private bool IsTight(IReadOnlyList<Stmt> body) => warp && !body.Any(Yields);

    private bool Yields(Stmt statement) => module.Yields.Yields(statement, warp, procedure);

    private bool Yields(Expr expression) => module.Yields.Yields(expression, warp, procedure);

    private bool CalleeWarp(ProcedureIr callee) => YieldAnalysis.CalleeWarp(callee, warp);

    private bool CallYields(ProcedureIr callee) =>
        module.Yields.Yields(callee, CalleeWarp(callee)) || (!CalleeWarp(callee) && module.Yields.IsRecursiveCall(procedure, callee));

    private int NewState() => _states++;

    private void State(int state) => _code.Append("case ").Append(state).Append(":\n");

    private void Line(string line) => _code.Append(line).Append('\n');

    private string Local()
    {
        var name = $"i{_slots++}";
        _locals.Append(", ").Append(name);
        return name;
    }

    private string Spill(string value)
    {
        var slot = $"f.x{_slots++}";
        Line($"{slot} = {value};");
        return slot;
    }
}
