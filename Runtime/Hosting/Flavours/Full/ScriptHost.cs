using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime.Interop;

namespace MLKids.Runtime.Hosting;

/// <content>Jint 4, with every limit that it offers (<see cref="ScriptLimits"/>).</content>
internal sealed partial class ScriptHost
{
    /// <summary>Strict code: deleting what cannot be deleted would throw here and not pass unnoticed.</summary>
    private const string Closing =
        """
        (function () {
            delete Object.getPrototypeOf(function () {}).constructor;
            delete globalThis.eval;
            delete globalThis.Function;
            delete globalThis.Atomics;
        })();
        """;

    private static Engine NewEngine(IScriptBridge bridge) => new(options => ScriptLimits.Set(options, bridge));

    /// <summary>
    /// Takes away what leads further: the compiler of texts, which is switched off besides (<c>StringCompilationAllowed</c>), and waiting inside the engine.
    /// </summary>
    private void Close() => _engine.Execute(Closing);

    private ClrFunction Native(string name, Func<JsValue, JsValue[], JsValue> function) => new(_engine, name, function);

    private JsValue Evaluate(string code) => _engine.Evaluate(code);

    /// <summary>Through the engine, which fills the budgets before a call from outside.</summary>
    private static JsValue Call(JsValue function, JsValue[] arguments) => ((ObjectInstance)function).Engine.Call(function, arguments);

    private JsArray Array(IEnumerable<JsValue> items) => new(_engine, [.. items]);
}
