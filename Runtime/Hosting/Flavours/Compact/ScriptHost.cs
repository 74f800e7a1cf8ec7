using System.Globalization;
using Jint;
using Jint.Native;
using Jint.Runtime.Interop;

namespace MLKids.Runtime.Hosting;

/// <content>
/// Jint 2. Its own limits are looked at per statement only, and do not hold for calls by value, so budgets are what emitted code asks for (<see cref="IScriptBridge.Guard"/>).
/// </content>
internal sealed partial class ScriptHost
{
    private static Engine NewEngine(IScriptBridge bridge) => new(options => options.Strict());

    /// <summary>Takes away what leads further: the compiler of texts, to which every function leads by its constructor, and the CLR.</summary>
    private void Close()
    {
        _engine.Function.PrototypeObject.RemoveOwnProperty("constructor");
        foreach (var unsafeName in new[] { "eval", "Function", "importNamespace", "clrHelper" })
            _engine.Global.RemoveOwnProperty(unsafeName);
    }

    private ClrFunctionInstance Native(string name, Func<JsValue, JsValue[], JsValue> function) => new(_engine, function);

    private JsValue Evaluate(string code) => _engine.Execute(code).GetCompletionValue();

    private static JsValue Call(JsValue function, JsValue[] arguments) => function.Invoke(arguments);

    private JsValue Array(IEnumerable<JsValue> items)
    {
        var array = _engine.Array.Construct([]);
        var at = 0;
        foreach (var item in items)
            array.Put((at++).ToString(CultureInfo.InvariantCulture), item, false);
        return array;
    }
}
