using System.Globalization;
using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Parser;
using Jint.Parser.Ast;
using Jint.Runtime;
using Jint.Runtime.Interop;

namespace MLKids.Runtime.Packs;

/// <content>Jint 2: ECMAScript 5, with the faults mended that facts of the language need (<see cref="SafeSyntax"/>, <see cref="SafeBuiltIns"/>) and a prelude for what came later.</content>
internal sealed partial class PackEngine
{
    private const string OwnCode = "mlkids";

    /// <summary>Brackets inside each other: the parser is recursive.</summary>
    private const int Nesting = 300;

    private readonly SafeSyntax _syntax;
    private readonly SafeOperators _operators;
    private Options _options = null!;

    public PackEngine(string file, ScriptPackLimits limits)
    {
        (_file, _limits) = (file, limits);
        _engine = new Engine(options => _options = options.Strict().MaxStatements(limits.Statements).TimeoutInterval(limits.Load).LocalTimeZone(TimeZoneInfo.Utc));
        _operators = new SafeOperators(_engine, limits);
        _syntax = new SafeSyntax(_operators.Functions);
        new SafeBuiltIns(_engine, limits, _operators).Install();
        Drain = Call(EvaluateOwn(Prelude.Read("language.js")), Native("regex", a => _operators.Expression(TypeConverter.ToString(a[0]), TypeConverter.ToString(a[1]))), GlobalObject);
        _engine.Function.PrototypeObject.RemoveOwnProperty("constructor");
        foreach (var unsafeName in new[] { "eval", "Function", "importNamespace", "clrHelper" })
            _engine.Global.RemoveOwnProperty(unsafeName);
    }

    /// <summary>The prelude's own promises: runs their jobs.</summary>
    public JsValue Drain { get; }

    public void RunJobs(JsValue drain) => Invoke(drain, []);

    public void ForgetJobs(JsValue drain) => Invoke(drain, [JsValue.True]);

    private void Refill(TimeSpan time)
    {
        _options.TimeoutInterval(time);
        _engine.ResetStatementsCount();
        _engine.ResetTimeoutTicks();
        _engine.ResetCallStack();
        _operators.Begin();
    }

    // Its braces make it an expression.
    private JsValue EvaluateOwn(string code)
    {
        var program = new JavaScriptParser(true).Parse(code, new ParserOptions { Source = OwnCode });
        return _engine.Execute(_syntax.Rewrite(program)).GetCompletionValue();
    }

    private void RunAuthor(string source)
    {
        if (ModernSyntax.Deepest(source) > Nesting)
            throw new PackFailure(PackFailureKind.Syntax, $"brackets are nested deeper than {Nesting}");
        Program program;
        try
        {
            program = new JavaScriptParser(true).Parse(source, new ParserOptions { Source = _file });
        }
        catch (ParserException e)
        {
            throw ModernSyntax.Find(source, e.LineNumber) is { } found
                ? new PackFailure(PackFailureKind.Modern, $"{found} is newer JavaScript, and this build reads ECMAScript 5", e.LineNumber, e)
                : new PackFailure(PackFailureKind.Syntax, $"JavaScript cannot be read here: {e.Description}", e.LineNumber, e);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or PackFailure))
        {
            throw new PackFailure(PackFailureKind.Syntax, $"JavaScript cannot be read: {e.Message}", null, e);
        }

        // Refills the budgets itself.
        _engine.Execute(_syntax.Rewrite(program));
    }

    private static JsValue Invoke(JsValue function, JsValue[] arguments) => function.Invoke(arguments);

    private ObjectInstance NewPlainObject() => _engine.Object.Construct([]);

    private static void Put(ObjectInstance owner, string name, JsValue value) => owner.Put(name, value, false);

    private JsValue NewArray(IEnumerable<JsValue> items)
    {
        var array = _engine.Array.Construct([]);
        var at = 0;
        foreach (var item in items)
            array.Put((at++).ToString(CultureInfo.InvariantCulture), item, false);
        return array;
    }

    private ClrFunctionInstance NewNative(string name, Func<JsValue[], JsValue> function) => new(_engine, (_, arguments) => function(arguments));

    private JavaScriptException Throw(string message) => new(_engine.Error, message);

    private int? LastLine() => Line(_engine.GetLastSyntaxNode()?.Location);

    private int? LineOf(JavaScriptException error) => Line(error.Location);

    private int? Line(Location? location) => location?.Source == _file ? location.Start.Line : null;

    private static string? Plain(ObjectInstance owner, string name) => owner.GetProperty(name).Value is { } value && value.IsString() ? value.AsString() : null;

    // "throw {...}" that nobody catches comes out as this.
    private PackFailure? TranslateEngines(Exception error) => error is ArgumentException
        ? new PackFailure(PackFailureKind.Threw, "it threw an object that is no Error", LastLine(), error)
        : null;
}
