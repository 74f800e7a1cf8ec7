using System.Text;
using MLKids.Blocks.Discovery;

namespace MLKids.Runtime.Compile;

/// <summary>
/// One target's IR → ES5. What cannot pause becomes a plain function; a script or custom block that can pause becomes
/// <c>function (t, f) { L: for (;;) switch (f.pc) { ... } }</c> over its frame <c>f</c>, where states stand at the places to pause. Emits only what is safe and the same
/// in every engine: numbers, strings, booleans, arrays, functions; no bit operations, regular expressions, JSON, Date, sort.
/// </summary>
internal sealed class JsEmitter
{
    private readonly StringBuilder _functions = new();
    private readonly List<DataRef> _variables = [];
    private readonly List<DataRef> _lists = [];
    private readonly List<CallSite> _calls = [];
    private readonly Dictionary<(ProcedureIr, bool), string> _procedures = [];
    private readonly Queue<(ProcedureIr Procedure, bool Warp)> _wanted = new();

    private JsEmitter(TargetIr target) => Yields = new YieldAnalysis(target.Procedures.Values);

    public YieldAnalysis Yields { get; }

    public static JsModule Emit(TargetIr target)
    {
        var emitter = new JsEmitter(target);
        return emitter.EmitModule(target);
    }

    public string Variable(DataRef data) => $"v{Index(_variables, data)}";

    public string List(DataRef data) => $"l{Index(_lists, data)}";

    public string Call(CallSite site)
    {
        _calls.Add(site);
        return $"c{_calls.Count - 1}";
    }

    /// <summary>The function of a custom block; it is emitted when first asked for.</summary>
    public string Procedure(ProcedureIr procedure, bool warp)
    {
        if (_procedures.TryGetValue((procedure, warp), out var name))
            return name;
        name = $"p{_procedures.Count}{(warp ? "w" : "")}";
        _procedures.Add((procedure, warp), name);
        _wanted.Enqueue((procedure, warp));
        return name;
    }

    private JsModule EmitModule(TargetIr target)
    {
        var hats = new List<string>();
        for (var i = 0; i < target.Scripts.Count; i++)
        {
            var script = target.Scripts[i];
            _functions.Append(new JsFunction(this, null, warp: false).EmitScript($"s{i}", script.Body));
            var condition = script.Condition is { } c && Yields.CanBeAsked(c) ? c : null;
            hats.Add(condition is null ? "null" : $"function () {{ return {new JsFunction(this, null, warp: true).Value(condition)}; }}");
        }

        while (_wanted.TryDequeue(out var next))
            _functions.Append(new JsFunction(this, next.Procedure, next.Warp).EmitProcedure(_procedures[next]));

        var module = new StringBuilder()
            .Append("(function (").AppendJoin(", ", HostFunctions.All).Append(", v, l, c) {\n")
            .Append("var g = 0, d = 0");
        Bind(module, 'v', _variables.Count);
        Bind(module, 'l', _lists.Count);
        Bind(module, 'c', _calls.Count);
        module.Append(";\n").Append(_functions)
            .Append("return { s: [").AppendJoin(", ", Enumerable.Range(0, target.Scripts.Count).Select(i => $"s{i}"))
            .Append("], h: [").AppendJoin(", ", hats).Append("] };\n})");
        return new JsModule(target, module.ToString(), _variables, _lists, _calls);
    }

    private static void Bind(StringBuilder module, char array, int count)
    {
        for (var i = 0; i < count; i++)
            module.Append($", {array}{i} = {array}[{i}]");
    }

    private static int Index(List<DataRef> known, DataRef data)
    {
        var index = known.IndexOf(data);
        if (index >= 0)
            return index;
        known.Add(data);
        return known.Count - 1;
    }
}
