using System.Linq.Expressions;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Compile.Native;

/// <summary>
/// Emits one function as flat code with jumps: labels stand at the places where it can go on after a pause. To pause, it notes the state and jumps to its one exit, which
/// saves the locals into a frame; it begins by loading them from the frame that it is given. Expressions are in the other part of the class.
/// </summary>
internal sealed partial class NativeFunction(NativeModule module, ProcedureIr? procedure, bool warp)
{
    private readonly ParameterExpression _run = Expression.Parameter(typeof(NativeRun), "run");
    private readonly ParameterExpression _frame = Expression.Parameter(typeof(NativeFrame), "frame");
    private readonly ParameterExpression _state = Expression.Variable(typeof(int), "state");
    private readonly ParameterExpression _code = Expression.Variable(typeof(int), "code");
    private readonly ParameterExpression _callee = Expression.Variable(typeof(NativeFrame), "callee");
    private readonly LabelTarget _pause = Expression.Label("pause");
    private readonly LabelTarget _leave = Expression.Label("leave");
    private readonly LabelTarget _return = Expression.Label(typeof(int), "return");
    private readonly List<ParameterExpression> _parameters = [];
    private readonly List<ParameterExpression> _saved = [];
    private readonly List<LabelTarget> _states = [];
    private readonly List<Expression> _body = [];
    private readonly List<Expression> _resumes = [];
    private int _nesting;

    private bool IsReporter => procedure is not null && HasReturnValue(procedure.Body);

    private bool CountsDepth => procedure is not null && module.Yields.IsRecursive(procedure);

    public Delegate CompileScript(IReadOnlyList<Stmt> body)
    {
        Stack(body);
        return Finish(typeof(Func<NativeRun, NativeFrame?, int>), HostFunctions.Done);
    }

    public Delegate CompileProcedure(Type delegateType)
    {
        for (var i = 0; i < procedure!.ParameterCount; i++)
            _parameters.Add(Expression.Parameter(typeof(BlockValue), $"a{i}"));
        _saved.AddRange(_parameters);
        if (CountsDepth)
        {
            Add(Help(nameof(NativeHelp.Enter)));
            Add(Help(nameof(NativeHelp.Pulse)));
        }

        Stack(procedure.Body);
        if (IsReporter)
            Add(Expression.Assign(Result, Value("")));
        return Finish(delegateType, HostFunctions.GoOn);
    }

    private Delegate Finish(Type delegateType, int end)
    {
        var code = new List<Expression>();
        if (_states.Count > 0)
        {
            var load = _saved.Select((local, i) => (Expression)Expression.Assign(local, FromSlot(Slot(i), local.Type))).ToList();
            load.Add(Expression.Assign(_callee, Expression.Field(_frame, nameof(NativeFrame.Callee))));
            load.Add(Expression.Switch(typeof(void), Expression.Field(_frame, nameof(NativeFrame.State)), Expression.Empty(), null,
                _states.Select((label, i) => Expression.SwitchCase(Expression.Goto(label), Expression.Constant(i + 1)))));
            code.Add(Expression.IfThen(Expression.NotEqual(_frame, Expression.Constant(null, typeof(NativeFrame))), Expression.Block(typeof(void), load)));
        }

        code.AddRange(_body);
        code.Add(Expression.Label(_leave));
        if (CountsDepth)
            code.Add(Help(nameof(NativeHelp.Leave)));
        code.Add(Expression.Return(_return, Expression.Constant(end)));
        code.AddRange(_resumes);
        if (_states.Count > 0)
        {
            code.Add(Expression.Label(_pause));
            code.Add(Expression.IfThen(
                Expression.Equal(_frame, Expression.Constant(null, typeof(NativeFrame))),
                Expression.Assign(_frame, Expression.New(typeof(NativeFrame).GetConstructors()[0], Expression.Constant(_saved.Count)))));
            code.AddRange(_saved.Select((local, i) => Expression.Assign(Slot(i), Boxed(local))));
            code.Add(Expression.Assign(Expression.Field(_frame, nameof(NativeFrame.State)), _state));
            code.Add(Expression.Assign(Expression.Field(_frame, nameof(NativeFrame.Callee)), _callee));
            code.Add(Expression.Assign(Expression.Field(_run, nameof(NativeRun.Paused)), _frame));
            code.Add(Expression.Return(_return, _code));
        }

        code.Add(Expression.Label(_return, Expression.Constant(end)));
        var locals = _saved.Except(_parameters).Concat([_state, _code, _callee]);
        return Expression.Lambda(delegateType, Expression.Block(typeof(int), locals, code), [_run, _frame, .. _parameters]).Compile();
    }

    private void Stack(IReadOnlyList<Stmt> statements)
    {
        foreach (var statement in statements)
            Statement(statement);
    }

    // A stack inside a condition or loop: one more level of blocks.
    private void Inner(IReadOnlyList<Stmt> statements)
    {
        _nesting++;
        Stack(statements);
        _nesting--;
    }

    private void Statement(Stmt statement)
    {
        switch (statement)
        {
            case SetStmt s:
                Add(Expression.Assign(Variable(s.Variable), Boxed(Emit(s.Value))));
                break;
            case ChangeStmt s:
                var delta = As(s.Delta, ArgumentType.Number);
                Add(Expression.Assign(Variable(s.Variable), Boxed(Expression.Add(Number(Variable(s.Variable)), delta))));
                break;
            case ListStmt s:
                ListChangeStatement(s);
                break;
            case ShowStmt s:
                Add(Expression.Call(Bridge, nameof(IScriptBridge.Show), null, s.IsList ? List(s.Data) : VariableObject(s.Data), Expression.Constant(s.Shown)));
                break;
            case IfStmt s:
                If(s);
                break;
            case RepeatStmt s:
                Repeat(s);
                break;
            case WhileStmt s:
                Loop(s.Body, () => s.Wanted ? As(s.Condition, ArgumentType.Boolean) : Expression.Not(As(s.Condition, ArgumentType.Boolean)));
                break;
            case ForeverStmt s:
                Loop(s.Body, null);
                break;
            case ForEachStmt s:
                ForEach(s);
                break;
            case WaitUntilStmt s:
                WaitUntil(s);
                break;
            case CallStmt s:
                CallStatement(s);
                break;
            case BranchStmt s:
                Branch(s);
                break;
            case ProcedureStmt s:
                CallProcedure(s.Procedure, s.Arguments);
                break;
            case ReturnStmt s:
                if (IsReporter)
                    Add(Expression.Assign(Result, s.Value is null ? Value("") : Boxed(Emit(s.Value))));
                Add(Expression.Goto(_leave));
                break;
            case StopStmt s:
                Add(Expression.Call(Bridge, nameof(IScriptBridge.Halt), null, Expression.Constant(s.Scope == StopScope.All ? 0 : 1)));
                if (s.Scope == StopScope.All)
                    Add(Expression.Return(_return, Expression.Constant(HostFunctions.Done)));
                break;
            default:
                throw new InvalidOperationException($"{statement.GetType().Name} is not known.");
        }
    }

    private void CallStatement(CallStmt s)
    {
        var site = new CallSite(s.Block, s.BlockId);
        switch (s.Block.Definition.Kind)
        {
            case CallKind.Waiting:
                Begin(site, s.Arguments);
                break;
            case CallKind.Stepwise:
                var (stepState, step) = NewState();
                Begin(site, s.Arguments);
                Add(Expression.Label(step));
                Add(Expression.Assign(_code, Expression.Call(Bridge, nameof(IScriptBridge.Step), null, Expression.Constant(warp))));
                Add(Expression.IfThen(Expression.NotEqual(_code, Expression.Constant(HostFunctions.GoOn)), Pause(stepState, null)));
                break;
            default:
                Add(Call(site, s.Arguments));
                break;
        }

        EndIfDead(s.Block);
    }

    private void EndIfDead(BoundBlock block)
    {
        if (block.Definition.Terminal)
            Add(Expression.IfThen(Expression.Property(Bridge, nameof(IScriptBridge.IsDead)), Expression.Return(_return, Expression.Constant(HostFunctions.Done))));
    }

    private void CallProcedure(ProcedureIr callee, IReadOnlyList<Expr> arguments)
    {
        var calleeWarp = YieldAnalysis.CalleeWarp(callee, warp);
        var code = module.Procedure(callee, calleeWarp);
        var values = Values(arguments).ConvertAll(Boxed);
        var recursive = !calleeWarp && module.Yields.IsRecursiveCall(procedure, callee);
        if (recursive)
        {
            // Scratch pauses before a recursive call; what was evaluated is kept.
            values = values.ConvertAll(v => (Expression)Keep(v));
            var (before, go) = NewState();
            Add(Expression.IfThen(Help(nameof(NativeHelp.IsUnderWay), Expression.Constant(callee.ProcCode), Expression.Constant(_nesting)), Pause(before, HostFunctions.Yield)));
            Add(Expression.Label(go));
        }

        var counted = !calleeWarp && module.Yields.HasRecursion;
        if (counted)
            Add(Help(nameof(NativeHelp.Push), Expression.Constant(callee.ProcCode), Expression.Constant(_nesting)));
        Add(Expression.Assign(_code, Invoke(code, Expression.Constant(null, typeof(NativeFrame)), values)));
        if (recursive || module.Yields.Yields(callee, calleeWarp))
            Await(code, values.Count);
        if (counted)
            Add(Help(nameof(NativeHelp.Pop)));
    }

    // The callee may have paused: then this function pauses as well and goes on with the callee first.
    private void Await(NativeProcedure code, int parameters)
    {
        var after = Expression.Label("after");
        var (state, resume) = NewState();
        Add(Expression.Label(after));
        Add(Expression.IfThen(
            Expression.NotEqual(_code, Expression.Constant(HostFunctions.GoOn)),
            Expression.Block(Expression.Assign(_callee, Expression.Field(_run, nameof(NativeRun.Paused))), Pause(state, null))));
        _resumes.Add(Expression.Label(resume));
        _resumes.Add(Expression.Assign(_code, Invoke(code, _callee, [.. Enumerable.Repeat(Expression.Default(typeof(BlockValue)), parameters)])));
        _resumes.Add(Expression.Goto(after));
    }

    private InvocationExpression Invoke(NativeProcedure code, Expression frame, List<Expression> values) =>
        Expression.Invoke(Expression.Field(Expression.Constant(code.Box), "Value"), [_run, frame, .. values]);

    private void ListChangeStatement(ListStmt s)
    {
        var list = List(s.List);
        var values = Values([.. new[] { s.Position, s.Item }.OfType<Expr>()]).ConvertAll(Boxed);
        Add(s.Change switch
        {
            ListChange.Add => Expression.Call(list, nameof(ScratchList.Add), null, values[0]),
            ListChange.Delete => Expression.Call(list, nameof(ScratchList.Delete), null, values[0], Random),
            ListChange.DeleteAll => Expression.Call(list, nameof(ScratchList.DeleteAll), null),
            ListChange.Insert => Expression.Call(list, nameof(ScratchList.Insert), null, values[0], values[1], Random),
            _ => Expression.Call(list, nameof(ScratchList.Replace), null, values[0], values[1], Random),
        });
    }

    private BlockExpression Pause(int state, int? code)
    {
        var steps = new List<Expression> { Expression.Assign(_state, Expression.Constant(state)) };
        if (code is { } c)
            steps.Add(Expression.Assign(_code, Expression.Constant(c)));
        steps.Add(Expression.Goto(_pause));
        return Expression.Block(typeof(void), steps);
    }

    private (int State, LabelTarget Label) NewState()
    {
        _states.Add(Expression.Label());
        return (_states.Count, _states[^1]);
    }

    private ParameterExpression Saved(Type type)
    {
        var local = Expression.Variable(type, $"x{_saved.Count}");
        _saved.Add(local);
        return local;
    }

    private void Add(Expression expression) => _body.Add(expression);

    private static bool HasReturnValue(IEnumerable<Stmt> statements) =>
        statements.Any(s => s is ReturnStmt { Value: not null } || HasReturnValue(Walk.Bodies(s)));
}
