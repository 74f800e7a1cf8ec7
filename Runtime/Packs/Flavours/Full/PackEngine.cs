using System.Globalization;
using System.Text.RegularExpressions;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace MLKids.Runtime.Packs;

/// <content>Jint 4: modern JavaScript, its own promises, and every limit that it offers.</content>
internal sealed partial class PackEngine
{
    /// <summary>Calls of one function inside each other; the stack guard measures what is left of the stack besides.</summary>
    private const int Recursion = 5_000;

    private const string Closing =
        """
        (function () {
            delete Object.getPrototypeOf(function () {}).constructor;
            delete Object.getPrototypeOf(function* () {}).constructor;
            delete Object.getPrototypeOf(async function () {}).constructor;
            delete Object.getPrototypeOf(async function* () {}).constructor;
            delete globalThis.eval;
            delete globalThis.Function;
            delete globalThis.Atomics;
        })();
        """;

    private readonly DeadlineConstraint _deadline = new();

    public PackEngine(string file, ScriptPackLimits limits)
    {
        (_file, _limits) = (file, limits);
        _engine = new Engine(SetLimits);
        _engine.Execute(Closing);
    }

    /// <summary>The engine's promises look after their own jobs.</summary>
    public JsValue Drain => JsValue.Undefined;

    public void RunJobs(JsValue drain) => _engine.Advanced.ProcessTasks();

    public static void ForgetJobs(JsValue drain)
    {
    }

    private void SetLimits(Options options)
    {
        options.Strict = true;
        options.Host.StringCompilationAllowed = false;
        options.Interop.Enabled = false;
        options.Interop.AllowGetType = false;
        options.Interop.AllowSystemReflection = false;
        options.Interop.AllowWrite = false;
        options.Json.MaxParseDepth = _limits.Depth;
        options.Constraints.MaxRecursionDepth = Recursion;
        options.Constraints.StackOverflowGuard = true;
        options.Constraints.MaxArraySize = (uint)_limits.ArrayLength;
        options.Constraints.RegexTimeout = _limits.RegularExpression;
        options.LocalTimeZone(TimeZoneInfo.Utc);
        options.MaxStatements(_limits.Statements);
        options.LimitMemory(_limits.Memory);
        options.Constraint(_deadline);
    }

    // Statements and memory are counted anew by the engine itself, before each call from outside.
    private void Refill(TimeSpan time) => _deadline.Set(time);

    private JsValue EvaluateOwn(string code) => _engine.Evaluate(code);

    private void RunAuthor(string source)
    {
        Prepared<Acornima.Ast.Script> script;
        try
        {
            script = Engine.PrepareScript(source, _file, true);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or PackFailure))
        {
            var message = e.InnerException?.Message ?? e.Message;
            throw new PackFailure(PackFailureKind.Syntax, $"JavaScript cannot be read here: {message}", Place().Match(message) is { Success: true } place ? int.Parse(place.Groups[1].Value, CultureInfo.InvariantCulture) : null, e);
        }

        _engine.Execute(script);
    }

    private static JsValue Invoke(JsValue function, JsValue[] arguments) => ((ObjectInstance)function).Engine.Call(function, arguments);

    private JsObject NewPlainObject() => new(_engine);

    private static void Put(ObjectInstance owner, string name, JsValue value) => owner.Set(name, value);

    private JsArray NewArray(IEnumerable<JsValue> items) => new(_engine, [.. items]);

    private ClrFunction NewNative(string name, Func<JsValue[], JsValue> function) => new(_engine, name, (_, arguments) => function(arguments));

    private JavaScriptException Throw(string message) => new(_engine.Intrinsics.Error, message);

    // The engine does not tell where it was.
    private static int? LastLine() => null;

    private int? LineOf(JavaScriptException error) => error.Location.SourceFile == _file ? error.Location.Start.Line : null;

    private static string? Plain(ObjectInstance owner, string name) => owner.GetProperty(name).Value is { } value && value.IsString() ? value.AsString() : null;

    private static PackFailure? TranslateEngines(Exception error) => error.GetType().Name switch
    {
        "MemoryLimitExceededException" => new PackFailure(PackFailureKind.TooBig, "it uses too much memory", null, error),
        "ExecutionCanceledException" => new PackFailure(PackFailureKind.TooLong, "it works on and on without coming to an end", null, error),
        _ => null,
    };

    [GeneratedRegex(@"\((\d+):\d+\)")]
    private static partial Regex Place();
}
