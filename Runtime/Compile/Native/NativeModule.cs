using System.Linq.Expressions;
using System.Runtime.CompilerServices;

namespace MLKids.Runtime.Compile.Native;

/// <summary>
/// One target's scripts as machine code, by System.Linq.Expressions; each when it is first started. Compiled code pauses and goes on like the scripts of
/// <see cref="JsEmitter"/>: what is under way is kept in frames.
/// </summary>
internal sealed class NativeModule
{
    private readonly Dictionary<string, Func<NativeRun, NativeFrame?, int>> _scripts = [];
    private readonly Dictionary<(string ProcCode, bool Warp), NativeProcedure> _procedures = [];
    private readonly Lock _compiling = new();

    // Replaced, not changed, when they grow: another run of the same project may be reading them.
    private DataRef[] _variables = [];
    private DataRef[] _lists = [];

    /// <param name="target">What is compiled.</param>
    /// <param name="before">The same target before an edit that left its surroundings as they were: what has been compiled and is still wanted is kept.</param>
    public NativeModule(TargetIr target, NativeModule? before = null)
    {
        Yields = new YieldAnalysis(target.Procedures.Values);
        if (before is null)
            return;
        using var alone = before._compiling.EnterScope();
        foreach (var script in target.Scripts)
            if (before._scripts.TryGetValue(script.Signature, out var code))
                _scripts.TryAdd(script.Signature, code);
        foreach (var procedure in before._procedures)
            _procedures.Add(procedure.Key, procedure.Value);
        // What is kept finds its data by place.
        (_variables, _lists) = (before._variables, before._lists);
    }

    public YieldAnalysis Yields { get; }

    /// <summary>Variables by their place in <see cref="NativeRun.Variables"/>; it grows as scripts are compiled.</summary>
    public IReadOnlyList<DataRef> Variables => _variables;

    public IReadOnlyList<DataRef> Lists => _lists;

    /// <summary>The code of a script; compiled at the first call, and once for all scripts with its signature.</summary>
    public Func<NativeRun, NativeFrame?, int> Script(ScriptIr script)
    {
        using var alone = _compiling.EnterScope();
        if (_scripts.TryGetValue(script.Signature, out var code))
            return code;
        code = (Func<NativeRun, NativeFrame?, int>)new NativeFunction(this, null, warp: false).CompileScript(script.Body);
        _scripts.Add(script.Signature, code);
        return code;
    }

    public int Variable(DataRef data) => Index(ref _variables, data);

    public int List(DataRef data) => Index(ref _lists, data);

    /// <summary>A custom block's code; its circle of calls is closed through the box, which is filled before anything runs.</summary>
    public NativeProcedure Procedure(ProcedureIr procedure, bool warp)
    {
        if (_procedures.TryGetValue((procedure.ProcCode, warp), out var known))
            return known;
        var types = Enumerable.Repeat(typeof(Blocks.Values.BlockValue), procedure.ParameterCount);
        var delegateType = Expression.GetDelegateType([typeof(NativeRun), typeof(NativeFrame), .. types, typeof(int)]);
        var made = new NativeProcedure(Activator.CreateInstance(typeof(StrongBox<>).MakeGenericType(delegateType))!, delegateType);
        _procedures.Add((procedure.ProcCode, warp), made);
        ((IStrongBox)made.Box).Value = new NativeFunction(this, procedure, warp).CompileProcedure(delegateType);
        return made;
    }

    private static int Index(ref DataRef[] known, DataRef data)
    {
        var index = Array.IndexOf(known, data);
        if (index >= 0)
            return index;
        known = [.. known, data];
        return known.Length - 1;
    }
}

/// <summary>A custom block's code in a box.</summary>
/// <param name="Box">A StrongBox of the delegate.</param>
/// <param name="DelegateType">(NativeRun, NativeFrame?, parameters...) → code of <see cref="HostFunctions"/>.</param>
internal sealed record NativeProcedure(object Box, Type DelegateType);
