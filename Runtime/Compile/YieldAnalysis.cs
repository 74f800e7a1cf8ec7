using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;

namespace MLKids.Runtime.Compile;

/// <summary>
/// Which custom blocks can pause, in each of their two variants (with and without screen refresh), as a fixed point over the calls. What cannot pause becomes a plain
/// function; the rest become state machines. Every loop can pause: each turn normally, after 500 ms in warp.
/// </summary>
internal sealed class YieldAnalysis
{
    private readonly HashSet<(ProcedureIr Procedure, bool Warp)> _yielding = [];
    private readonly Dictionary<ProcedureIr, HashSet<ProcedureIr>> _reaches = [];

    public YieldAnalysis(IEnumerable<ProcedureIr> procedures)
    {
        var all = procedures.ToList();
        foreach (var procedure in all)
            _reaches[procedure] = [.. Walk.Procedures(procedure.Body)];
        CloseOverCalls(all);
        HasRecursion = all.Any(IsRecursive);
        bool grew;
        do
        {
            grew = false;
            foreach (var procedure in all)
                foreach (var warp in new[] { false, true })
                    if (!_yielding.Contains((procedure, warp)) && procedure.Body.Any(s => Yields(s, warp, procedure)))
                        grew |= _yielding.Add((procedure, warp));
        }
        while (grew);
    }

    /// <summary>Whether a call in a stack of the given variant runs the warp variant.</summary>
    public static bool CalleeWarp(ProcedureIr callee, bool warp) => warp || callee.Warp;

    /// <summary>Whether any custom block can come to call itself.</summary>
    public bool HasRecursion { get; }

    /// <summary>Whether the custom block can come to call itself.</summary>
    public bool IsRecursive(ProcedureIr procedure) => _reaches[procedure].Contains(procedure);

    /// <summary>Whether the call is one of a circle of calls through <paramref name="caller"/>.</summary>
    public bool IsRecursiveCall(ProcedureIr? caller, ProcedureIr callee) => caller is not null && _reaches[callee].Contains(caller) | callee == caller;

    public bool Yields(ProcedureIr procedure, bool warp) => _yielding.Contains((procedure, warp));

    public bool Yields(Stmt statement, bool warp, ProcedureIr? within) => statement switch
    {
        RepeatStmt or WhileStmt or ForEachStmt or ForeverStmt or WaitUntilStmt or BranchStmt => true,
        StopStmt stop => stop.Scope == StopScope.All,
        CallStmt { Block.Definition: var d } call when d.Terminal || d.Kind != CallKind.Immediate => true,
        IfStmt branch => Yields(branch.Condition, warp, within) || branch.Then.Concat(branch.Else).Any(s => Yields(s, warp, within)),
        ProcedureStmt call => CallYields(call.Procedure, warp, within) || Walk.Expressions(statement).Any(e => Yields(e, warp, within)),
        _ => Walk.Expressions(statement).Any(e => Yields(e, warp, within)),
    };

    public bool Yields(Expr expression, bool warp, ProcedureIr? within) =>
        expression switch
        {
            CallExpr call => call.Block.Definition.Kind == CallKind.Waiting,
            ProcedureExpr call => CallYields(call.Procedure, warp, within),
            _ => false,
        }
        || Walk.Children(expression).Any(e => Yields(e, warp, within));

    /// <summary>Whether a hat's condition can be asked every frame: what would have to wait takes its last answer, but a custom block that pauses has none.</summary>
    public bool CanBeAsked(Expr condition) =>
        condition is not ProcedureExpr { Procedure: var callee } || !CallYields(callee, warp: false, null) ? Walk.Children(condition).All(CanBeAsked) : false;

    private bool CallYields(ProcedureIr callee, bool warp, ProcedureIr? within)
    {
        var calleeWarp = CalleeWarp(callee, warp);
        return _yielding.Contains((callee, calleeWarp)) || (!calleeWarp && IsRecursiveCall(within, callee));
    }

    private void CloseOverCalls(List<ProcedureIr> all)
    {
        bool grew;
        do
        {
            grew = false;
            foreach (var reached in all.Select(p => _reaches[p]))
            {
                var before = reached.Count;
                reached.UnionWith([.. reached.SelectMany(r => _reaches[r])]);
                grew |= reached.Count > before;
            }
        }
        while (grew);
    }
}
