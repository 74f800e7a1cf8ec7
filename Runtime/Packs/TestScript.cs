using Jint.Native;
using MLKids.Blocks.Values;
using MLKids.Runtime.Hosting;

namespace MLKids.Runtime.Packs;

/// <summary>
/// A file of tests in JavaScript, in an engine of its own like a pack's: <c>test("name", function () { ... })</c>, and whatever functions it is given. Only plain values go in
/// and out: texts, numbers, truth values, nothing, lists, and objects of functions and values. One thread.
/// </summary>
internal sealed class TestScript
{
    /// <summary>A test may let hours of its clock go by.</summary>
    private static readonly ScriptPackLimits Limits = new() { Call = TimeSpan.FromMinutes(2), Load = TimeSpan.FromSeconds(20), Statements = 5_000_000 };

    /// <summary>Lists inside each other.</summary>
    private const int Depth = 50;

    private readonly PackEngine _engine;
    private readonly JsValue _keys, _kind;
    private readonly List<(string Name, JsValue Code)> _tests = [];

    /// <summary>Reads the file and collects its tests.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="source">Its text.</param>
    /// <param name="functions">By name: what its tests can call, and objects of such functions.</param>
    /// <exception cref="PackFailure">It cannot be read or does not come to its end.</exception>
    public TestScript(string file, string source, IReadOnlyDictionary<string, object?> functions)
    {
        _engine = new PackEngine(file, Limits);
        _keys = _engine.Evaluate("(function (o) { return Object.keys(o); })");
        _kind = _engine.Evaluate("(function (o) { return o === null ? 'null' : Array.isArray(o) ? 'array' : typeof o; })");
        var global = _engine.GlobalObject.AsObject();
        foreach (var (name, value) in functions)
            global.Put(name, ToScript(value), false);
        global.Put("test", _engine.Native("test", a =>
        {
            if (a.Length < 2 || !a[0].IsString() || Kind(a[1]) != "function")
                throw new BridgeMistake("a test has a name and a function: test(\"rain is wet\", function () { ... })");
            _tests.Add((a[0].AsString(), a[1]));
            return JsValue.Undefined;
        }), false);
        _engine.Run(source);
    }

    /// <summary>Names of the tests, in their order.</summary>
    public IReadOnlyList<string> Names => [.. _tests.Select(t => t.Name)];

    /// <summary>Where the test last called one of the functions; null if that is not known.</summary>
    public int? Line { get; private set; }

    /// <summary>Runs a test.</summary>
    /// <exception cref="PackFailure">It failed; with the line.</exception>
    public void Run(int test)
    {
        Line = null;
        try
        {
            _engine.Guard(() =>
            {
                _engine.Call(_tests[test].Code);
                _engine.RunJobs(_engine.Drain);
                return 0;
            });
        }
        catch (PackFailure e)
        {
            e.Line ??= Line;
            throw;
        }
    }

    private string Kind(JsValue value) => _engine.Call(_kind, value).AsString();

    private JsValue ToScript(object? value) => value switch
    {
        null => JsValue.Null,
        Func<object?[], object?> function => _engine.Native("function", a =>
        {
            Line = _engine.CurrentLine ?? Line;
            return ToScript(function([.. a.Select(v => ToPlain(v, 0))]));
        }),
        IReadOnlyDictionary<string, object?> members => Object(members),
        string or double or bool => JsConvert.ToScript(BlockValue.From(value)),
        int number => number,
        System.Collections.IEnumerable items => _engine.Array(items.Cast<object?>().Select(ToScript)),
        _ => throw new InvalidOperationException($"A {value.GetType().Name} cannot be given to a script."),
    };

    private Jint.Native.Object.ObjectInstance Object(IReadOnlyDictionary<string, object?> members)
    {
        var made = _engine.NewObject();
        foreach (var (name, value) in members)
            made.Put(name, ToScript(value), false);
        return made;
    }

    private object? ToPlain(JsValue value, int depth)
    {
        if (depth > Depth)
            throw new BridgeMistake($"lists are nested deeper than {Depth}");
        return Kind(value) switch
        {
            "null" or "undefined" => null,
            "array" => Items(value).Select(i => ToPlain(i, depth + 1)).ToArray(),
            "object" => Items(_engine.Call(_keys, value)).ToDictionary(k => k.AsString(), k => ToPlain(value.AsObject().Get(k.AsString()), depth + 1)),
            "function" => "a function",
            _ => JsConvert.ToValue(value).ToObject(),
        };
    }

    private static IEnumerable<JsValue> Items(JsValue array)
    {
        var owner = array.AsObject();
        var count = (int)Math.Min(owner.Get("length").AsNumber(), 100_000);
        return Enumerable.Range(0, count).Select(i => owner.Get(i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
