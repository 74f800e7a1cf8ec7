using Jint;
using Jint.Native;
using Jint.Native.Object;
using Jint.Runtime;
using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Scheduling;

namespace MLKids.Runtime.Packs;

/// <summary>
/// The engine of one script pack: its own, under every limit, closed to the CLR and to code made of texts. One thread, with a stack of 1 MB at least (recursion ends
/// where it does). What differs between versions of the engine is in the other part of the class.
/// </summary>
internal sealed partial class PackEngine
{
    private readonly Jint.Engine _engine;
    private readonly ScriptPackLimits _limits;
    private readonly string _file;
    private int _inside;

    /// <summary>Runs code under the limits of a call; whatever ends it badly comes out as a <see cref="PackFailure"/> with a line.</summary>
    public T Guard<T>(Func<T> code)
    {
        if (_inside++ == 0)
            Refill(_limits.Call);
        try
        {
            return code();
        }
        catch (Exception e) when (e is not (OutOfMemoryException or BlockException or OperationCanceledException or ScriptEndException))
        {
            throw Translate(e);
        }
        finally
        {
            _inside--;
        }
    }

    /// <summary>Evaluates code of ours: a function expression.</summary>
    public JsValue Evaluate(string code) => EvaluateOwn(code);

    /// <summary>Runs the author's file.</summary>
    /// <exception cref="PackFailure">It cannot be read, threw, or used up its limits.</exception>
    public void Run(string source)
    {
        _inside++;
        Refill(_limits.Load);
        try
        {
            RunAuthor(source);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw Translate(e);
        }
        finally
        {
            _inside--;
        }
    }

    /// <summary>A global variable or function of the script; undefined if there is none.</summary>
    public JsValue Global(string name) => _engine.Global.HasProperty(name) ? _engine.GetValue(name) : JsValue.Undefined;

    public JsValue GlobalObject => _engine.Global;

    /// <summary>The line of the author's file that runs now; null inside of our own scripts.</summary>
    public int? CurrentLine => LastLine();

    public JsValue Call(JsValue function, params JsValue[] arguments) => Invoke(function, arguments);

    public JsValue Box(object? content) => content is null ? JsValue.Null : new JsBox(_engine, content);

    public static T Unbox<T>(JsValue value)
        where T : class =>
        value.IsObject() && value.AsObject() is JsBox { Content: T content } ? content : throw new BridgeMistake("this object is not what it was given as");

    public ObjectInstance NewObject() => NewPlainObject();

    public void Set(ObjectInstance owner, string name, JsValue value) => Put(owner, name, value);

    public JsValue Array(IEnumerable<JsValue> items) => NewArray(items);

    public JsValue Native(string name, Func<JsValue[], JsValue> function) => NewNative(name, arguments =>
    {
        try
        {
            return function(arguments);
        }
        catch (BridgeMistake e)
        {
            throw Throw(e.Message);
        }
    });

    private PackFailure Translate(Exception error)
    {
        if (error is PackFailure failure)
        {
            failure.Line ??= LastLine();
            return failure;
        }

        return error switch
        {
            JavaScriptException e => new PackFailure(PackFailureKind.Threw, Describe(e), LineOf(e) ?? LastLine(), e),
            System.Text.RegularExpressions.RegexMatchTimeoutException => new PackFailure(PackFailureKind.TooLong, "a regular expression searches without coming to an end", LastLine(), error),
            TimeoutException or StatementsCountOverflowException => new PackFailure(PackFailureKind.TooLong, "it works on and on without coming to an end", LastLine(), error),
            RecursionDepthOverflowException or InsufficientExecutionStackException => new PackFailure(PackFailureKind.TooDeep, "functions call each other without end", LastLine(), error),
            _ => TranslateEngines(error) ?? new PackFailure(PackFailureKind.Threw, $"the script engine cannot do this ({error.GetType().Name}: {error.Message})", LastLine(), error),
        };
    }

    // Without asking the thrown object anything that runs a script.
    private static string Describe(JavaScriptException error)
    {
        var thrown = error.Error;
        if (thrown.IsString())
            return $"it threw \"{Short(thrown.AsString())}\"";
        if (!thrown.IsObject())
            return $"it threw {Short(thrown.ToString())}";
        var name = Plain(thrown.AsObject(), "name");
        var message = Plain(thrown.AsObject(), "message");
        return name is null && message is null ? "it threw an object that is no Error" : $"{name ?? "Error"}{(string.IsNullOrEmpty(message) ? "" : ": " + Short(message))}";
    }

    private static string Short(string text) => text.Length > 300 ? text[..300] + "..." : text;
}

/// <summary>A script asked us for something wrong: it gets an Error with this message.</summary>
internal sealed class BridgeMistake(string message) : Exception(message);
