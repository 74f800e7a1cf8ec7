using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Compile.Native;

namespace MLKids.Runtime.Hosting;

/// <summary>One target's IR with what has been compiled of it.</summary>
/// <param name="ir">The target.</param>
/// <param name="before">The same target before an edit: what has been compiled of it is kept where nothing changed that it leans on.</param>
internal sealed class TargetCode(TargetIr ir, TargetCode? before = null)
{
    private readonly ConcurrentDictionary<int, bool> _notNative = [];
    private readonly ConcurrentDictionary<int, bool> _worthwhile = [];
    private JsModule? _javaScript;
    private NativeModule? _native = before is { _native: { } known } && before.Ir.Surroundings == ir.Surroundings ? new NativeModule(ir, known) : null;

    public TargetIr Ir => ir;

    public JsModule JavaScript => _javaScript ??= JsEmitter.Emit(ir);

    public NativeModule Native => _native ??= new NativeModule(ir);

    /// <summary>False where no code can be made at run time (ahead-of-time builds), or where it failed before.</summary>
    public bool CanBeNative(int script) => RuntimeFeature.IsDynamicCodeCompiled && !_notNative.ContainsKey(script);

    public void NotNative(int script) => _notNative.TryAdd(script, true);

    /// <summary>Compiling costs some milliseconds: only what can run long is worth it, and that needs a loop or a custom block that calls itself.</summary>
    public bool IsWorthwhile(int script)
    {
        if (_worthwhile.TryGetValue(script, out var known))
            return known;
        var body = ir.Scripts[script].Body;
        return _worthwhile[script] = HasLoop(body) || Reached(body).Any(p => Native.Yields.IsRecursive(p) || HasLoop(p.Body));
    }

    /// <summary>Whether it is a hat with a condition that can be asked every frame.</summary>
    public bool HasCondition(int script) => ir.Scripts[script].Condition is { } condition && Native.Yields.CanBeAsked(condition);

    private static HashSet<ProcedureIr> Reached(IReadOnlyList<Stmt> body)
    {
        var reached = new HashSet<ProcedureIr>();
        var open = new Queue<ProcedureIr>(Walk.Procedures(body));
        while (open.TryDequeue(out var next))
            if (reached.Add(next))
                foreach (var called in Walk.Procedures(next.Body))
                    open.Enqueue(called);
        return reached;
    }

    private static bool HasLoop(IEnumerable<Stmt> statements) =>
        statements.Any(s => s is RepeatStmt or WhileStmt or ForeverStmt or ForEachStmt or BranchStmt || HasLoop(Walk.Bodies(s)));
}
