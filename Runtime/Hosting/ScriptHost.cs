using System.Runtime.CompilerServices;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using MLKids.Blocks.Values;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Stage;
using CallSite = MLKids.Runtime.Compile.CallSite;

namespace MLKids.Runtime.Hosting;

/// <summary>
/// The script engine. Scripts get native functions with plain values, never an object of ours, so there is no path from a script to the CLR. One thread only: the one
/// that made it, with a large stack. What differs between versions of the engine is in the other part of the class.
/// </summary>
internal sealed partial class ScriptHost
{
    private readonly Engine _engine;
    private readonly IScriptBridge _bridge;
    private readonly JsValue[] _functions;
    private readonly JsValue _start;
    private readonly JsValue _run;
    private readonly JsValue[] _one = new JsValue[1];

    public ScriptHost(IScriptBridge bridge)
    {
        _bridge = bridge;
        _engine = NewEngine(bridge);
        var functions = Functions();
        _functions = [.. HostFunctions.All.Select(name => Native(name, functions[name]))];
        _engine.Execute(HostFunctions.Prelude);
        _start = _engine.GetValue("start");
        _run = _engine.GetValue("run");
        Close();
    }

    /// <summary>A module bound to one sprite or clone: its scripts work on that one's data.</summary>
    public LoadedModule Load(JsModule module, Sprite target, Sprite stage)
    {
        var variables = module.Variables.Select(v => (JsValue)new JsVariable(_engine, (v.OnStage ? stage : target).Variables[v.Id]));
        var lists = module.Lists.Select(l => (JsValue)new JsList(_engine, (l.OnStage ? stage : target).Lists[l.Id]));
        var factory = FactoryOf(module);
        var calls = module.Calls.Select(Function);
        var loaded = Call(factory, [.. _functions, Array(variables), Array(lists), Array(calls)]).AsObject();
        return new LoadedModule(Elements(loaded.Get("s"), module.Target.Scripts.Count), Elements(loaded.Get("h"), module.Target.Scripts.Count));
    }

    /// <summary>A record that <see cref="Run"/> steps from the beginning of the script.</summary>
    public object Start(LoadedModule module, int script)
    {
        return CallOne(_start, (JsValue)module.Scripts[script]);
    }

    /// <summary>Steps a script to its next pause; one of the codes of <see cref="HostFunctions"/>.</summary>
    public int Run(object record)
    {
        return (int)CallOne(_run, (JsValue)record).AsNumber();
    }

    // What has run is let go: nothing else may hold the blocks of a pack that is no longer there.
    private JsValue CallOne(JsValue function, JsValue argument)
    {
        _one[0] = argument;
        try
        {
            return Call(function, _one);
        }
        finally
        {
            _one[0] = JsValue.Undefined;
        }
    }

    /// <summary>Asks a hat's condition.</summary>
    public static bool Ask(LoadedModule module, int script) => JsConvert.ToBoolean(Call((JsValue)module.Conditions[script], []));

    // By reference, as long as somebody holds the module: edits and clicked blocks make new ones all the time.
    private readonly ConditionalWeakTable<JsModule, JsValue> _factories = [];

    private JsValue FactoryOf(JsModule module)
    {
        if (_factories.TryGetValue(module, out var factory))
            return factory;
        factory = Evaluate(module.JavaScript);
        _factories.Add(module, factory);
        return factory;
    }

    private JsValue Function(CallSite site)
    {
        var definition = site.Block.Definition;
        var types = definition.Arguments.Select(a => a.Type).ToArray();
        return Native(definition.Opcode, (_, given) =>
        {
            var arguments = new object?[types.Length];
            for (var i = 0; i < types.Length; i++)
                arguments[i] = JsConvert.ToClr(i < given.Length ? given[i] : JsValue.Undefined, types[i]);
            if (!site.IsBegun)
                return JsConvert.ToScript(BlockValue.From(_bridge.Call(site, arguments)));
            // Behind the arguments of a block with stacks stand its run and turn.
            return given.Length > types.Length
                ? _bridge.Begin(site, arguments, given[types.Length].AsNumber(), given[types.Length + 1].AsNumber())
                : _bridge.Begin(site, arguments);
        });
    }

    private Dictionary<string, Func<JsValue, JsValue[], JsValue>> Functions() => new()
    {
        [HostFunctions.Number] = (_, a) => JsConvert.ToNumber(a[0]),
        [HostFunctions.Text] = (_, a) => Cast.ToText(JsConvert.ToValue(a[0])),
        [HostFunctions.Boolean] = (_, a) => JsConvert.ToBoolean(a[0]),
        [HostFunctions.JsNumber] = (_, a) => Cast.ToJsNumber(JsConvert.ToValue(a[0])),
        [HostFunctions.Round] = (_, a) => Math.Floor(JsConvert.ToNumber(a[0]) + 0.5),
        [HostFunctions.Guard] = (_, _) => _bridge.Guard(),
        [HostFunctions.Pulse] = (_, _) => _bridge.Pulse(),
        [HostFunctions.Step] = (_, a) => _bridge.Step(a[0].AsBoolean()),
        [HostFunctions.Result] = (_, _) => JsConvert.ToScript(BlockValue.From(_bridge.Result)),
        [HostFunctions.Runs] = (_, _) => _bridge.NextRun(),
        [HostFunctions.Over] = (_, _) => Nothing(_bridge.Over),
        [HostFunctions.Halt] = (_, a) => Nothing(() => _bridge.Halt((int)a[0].AsNumber())),
        [HostFunctions.Dead] = (_, _) => _bridge.IsDead,
        [HostFunctions.ListContents] = (_, a) => List(a).Contents(),
        [HostFunctions.ListLength] = (_, a) => List(a).Length,
        [HostFunctions.ListItem] = (_, a) => JsConvert.ToScript(List(a).Item(Argument(a, 1), _bridge.Random)),
        [HostFunctions.ListPosition] = (_, a) => List(a).PositionOf(Argument(a, 1)),
        [HostFunctions.ListContains] = (_, a) => List(a).Contains(Argument(a, 1)),
        [HostFunctions.ListAdd] = (_, a) => Nothing(() => List(a).Add(Argument(a, 1))),
        [HostFunctions.ListDelete] = (_, a) => Nothing(() => List(a).Delete(Argument(a, 1), _bridge.Random)),
        [HostFunctions.ListDeleteAll] = (_, a) => Nothing(List(a).DeleteAll),
        [HostFunctions.ListInsert] = (_, a) => Nothing(() => List(a).Insert(Argument(a, 1), Argument(a, 2), _bridge.Random)),
        [HostFunctions.ListReplace] = (_, a) => Nothing(() => List(a).Replace(Argument(a, 1), Argument(a, 2), _bridge.Random)),
        [HostFunctions.Show] = (_, a) => Nothing(() => Show(a[0].AsObject(), a[1].AsBoolean())),
    };

    private void Show(ObjectInstance data, bool shown)
    {
        if (data is JsList list)
            _bridge.Show(list.List, shown);
        else
            _bridge.Show(((JsVariable)data).Variable, shown);
    }

    private static ScratchList List(JsValue[] arguments) => ((JsList)arguments[0].AsObject()).List;

    private static BlockValue Argument(JsValue[] arguments, int at) => JsConvert.ToValue(arguments[at]);

    private static JsValue Nothing(Action action)
    {
        action();
        return JsValue.Undefined;
    }

    private static object[] Elements(JsValue array, int count) =>
        [.. Enumerable.Range(0, count).Select(i => (object)array.AsObject().Get(i.ToString(System.Globalization.CultureInfo.InvariantCulture)))];
}
