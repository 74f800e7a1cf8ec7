using System.Text.Json;
using Jint;
using Jint.Native;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Definitions;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Packs.Reading;

namespace MLKids.Runtime.Packs;

/// <summary>Calls a pack's functions: blocks, menus, timers, promises, listeners. Every failure is turned into a finding that names file, line and block.</summary>
internal sealed class PackCode
{
    /// <summary>Between two calls of a block that yields: less than a frame, so that it is called once in each.</summary>
    private const double YieldMilliseconds = 12;

    private readonly string _file;
    private readonly ScriptLines _lines;
    private readonly PackEngine _engine;
    private readonly PackLoop _loop;
    private readonly PackHost _host;
    private readonly ScriptPackOptions _options;
    private readonly JsValue _adopt, _count, _describe, _bind, _invoke, _then, _text, _items, _fire, _emit, _drain;

    public PackCode(string file, ScriptLines lines, PackEngine engine, PackLoop loop, PackHost host, ScriptPackOptions options)
    {
        (_file, _lines, _engine, _loop, _host, _options) = (file, lines, engine, loop, host, options);
        _drain = engine.Drain;
        var entries = engine.Call(engine.Evaluate(Prelude.Read("pack.js")), host.Functions(), engine.GlobalObject).AsObject();
        (_adopt, _count, _describe, _bind, _invoke) = (entries.Get("adopt"), entries.Get("count"), entries.Get("describe"), entries.Get("bind"), entries.Get("invoke"));
        (_then, _text, _items, _fire, _emit) = (entries.Get("then"), entries.Get("text"), entries.Get("items"), entries.Get("fire"), entries.Get("emit"));
        host.Fire = id => Aside(() => engine.Call(_fire, id), "a timer");
        host.Later = (function, value) => Aside(() => engine.Call(function, value), "a handler");
    }

    /// <summary>How many packs the script registered; if none, those among the candidates that look like extensions.</summary>
    public int Registered(IEnumerable<JsValue> candidates) => _engine.Guard(() =>
    {
        Drain();
        _engine.Call(_adopt, _engine.Array(candidates));
        return (int)_engine.Call(_count).AsNumber();
    });

    public JsonElement Describe(int entry) => _engine.Guard(() => Json(_engine.Call(_describe, entry)));

    /// <summary>A menu's items now; none, and a finding, if the script fails.</summary>
    public JsonElement Items(int entry, object way)
    {
        try
        {
            return _engine.Guard(() => Json(_engine.Call(_items, entry, Way(way))));
        }
        catch (Exception e) when (e is PackFailure or JsonException)
        {
            Report(e, $"the menu {way}", null);
            return JsonElement.Parse("[]");
        }
    }

    public BoundBlock Bind(ReadBlock block)
    {
        var definition = block.Definition;
        if (block.Way is null)
            return BoundBlock.Of(definition, (_, _) => null);
        var number = (int)_engine.Call(_bind, block.Entry, definition.PackId, Way(block.Way)).AsNumber();
        return definition.Shape == BlockShape.Hat
            ? BoundBlock.Of(definition, (arguments, call) => Ask(block, number, arguments, call))
            : BoundBlock.Of(definition, (arguments, call) => Invoke(block, number, arguments, call));
    }

    /// <summary>Calls the listeners of these events, each with its own limits.</summary>
    public void Emit(params string[] events)
    {
        foreach (var name in events)
        {
            JsValue? list = null;
            Aside(() => list = _engine.Call(_emit, name), name);
            for (var i = 0; list is not null && i < list.AsObject().Get("length").AsNumber(); i++)
            {
                var listener = list.AsObject().Get(i.ToString(System.Globalization.CultureInfo.InvariantCulture));
                Aside(() => _engine.Call(listener), $"a listener of {name}");
            }
        }
    }

    private bool Ask(ReadBlock block, int number, object?[] arguments, BlockCall call)
    {
        var given = new PackCall(call, number);
        return Run(block, () => Cast.ToBoolean(Plain(_engine.Call(_invoke, number, Arguments(block, arguments), _engine.Box(given), JsValue.Undefined))));
    }

    private object? Invoke(ReadBlock block, int number, object?[] arguments, BlockCall call)
    {
        _loop.Context ??= SynchronizationContext.Current;
        return Once(block, number, Run(block, () => (JsValue)Arguments(block, arguments)), new PackCall(call, number), JsValue.Undefined, null);
    }

    // One call; a block that yields is called again later, and then answers to the task.
    private object? Once(ReadBlock block, int number, JsValue arguments, PackCall call, JsValue frame, TaskCompletionSource<object?>? waiting)
    {
        var (value, outcome, extra) = Run(block, () =>
        {
            _host.Refill();
            _host.Outcome = 0;
            var answer = _engine.Call(_invoke, number, arguments, _engine.Box(call), frame);
            return (answer, _host.Outcome, _host.OutcomeValue);
        });
        switch (outcome)
        {
            case 1 or 2:
                waiting ??= NewTask();
                _loop.After(YieldMilliseconds, () => Again(block, number, arguments, call, extra, waiting));
                return waiting.Task;
            case 3:
                return Finish(waiting, call, JsConvert.ToNumber(extra));
            default:
                return IsPromise(value) ? Follow(block, value, call, waiting ?? NewTask()) : Finish(waiting, call, Run(block, () => Answer(block, value)));
        }
    }

    private void Again(ReadBlock block, int number, JsValue arguments, PackCall call, JsValue frame, TaskCompletionSource<object?> waiting)
    {
        if (call.Call.Stopped.IsCancellationRequested)
        {
            waiting.TrySetCanceled();
            return;
        }

        try
        {
            Once(block, number, arguments, call, frame, waiting);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            waiting.TrySetException(e);
        }
    }

    private static object? Finish(TaskCompletionSource<object?>? waiting, PackCall call, object? answer)
    {
        call.IsRunning = false;
        waiting?.TrySetResult(answer);
        return answer;
    }

    private Task<object?> Follow(ReadBlock block, JsValue promise, PackCall call, TaskCompletionSource<object?> waiting)
    {
        // Its jobs may have settled it already; what they do is the block's doing.
        Run(block, () => _engine.Call(
            _then,
            promise,
            _engine.Native("done", a =>
            {
                call.IsRunning = false;
                try
                {
                    waiting.TrySetResult(Answer(block, a.Length > 0 ? a[0] : JsValue.Undefined));
                }
                catch (PackFailure e)
                {
                    waiting.TrySetException(Exception(block, e));
                }

                return JsValue.Undefined;
            }),
            _engine.Native("failed", a =>
            {
                call.IsRunning = false;
                waiting.TrySetException(Exception(block, new PackFailure(PackFailureKind.Threw, $"its promise was rejected: {Shown(a.Length > 0 ? a[0] : JsValue.Undefined)}")));
                return JsValue.Undefined;
            })));
        return waiting.Task;
    }

    private object? Answer(ReadBlock block, JsValue value)
    {
        if (block.Branching != Branching.None)
        {
            var branch = value.IsNumber() ? value.AsNumber() : Cast.ToBoolean(Plain(value)) ? 1 : 0;
            return block.Branching == Branching.Again ? -Math.Abs(branch) : branch;
        }

        if (!block.Definition.GivesValue)
            return null;
        var plain = Plain(value);
        return block.Definition.Result == ArgumentType.Boolean ? Cast.ToBoolean(plain) : plain.ToObject();
    }

    private BlockValue Plain(JsValue value) => value.IsObject() ? JsConvert.ToValue(_engine.Guard(() => _engine.Call(_text, value))) : JsConvert.ToValue(value);

    private string Shown(JsValue value)
    {
        try
        {
            return Cast.ToText(Plain(value));
        }
        catch (PackFailure)
        {
            return "an object";
        }
    }

    private Jint.Native.Object.ObjectInstance Arguments(ReadBlock block, object?[] arguments)
    {
        var made = _engine.NewObject();
        for (var i = 0; i < arguments.Length; i++)
            _engine.Set(made, block.Definition.Arguments[i].Name, JsConvert.ToScript(BlockValue.From(arguments[i])));
        return made;
    }

    // A call for a block, with the jobs of promises that it leads to.
    private T Run<T>(ReadBlock block, Func<T> code)
    {
        try
        {
            return _engine.Guard(() =>
            {
                var result = code();
                Drain();
                return result;
            });
        }
        catch (PackFailure e)
        {
            Forget();
            throw Exception(block, e);
        }
    }

    // A call that no block waits for.
    private void Aside(Action code, string what)
    {
        try
        {
            _host.Refill();
            _engine.Guard(() =>
            {
                code();
                Drain();
                return 0;
            });
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Forget();
            Report(e, what, null);
        }
    }

    private void Drain() => _engine.RunJobs(_drain);

    private void Forget() => _engine.Guard(() =>
    {
        _engine.ForgetJobs(_drain);
        return 0;
    });

    private BlockException Exception(ReadBlock block, PackFailure failure)
    {
        var line = failure.Line ?? _lines.OfBlock(block.Definition.Id);
        return new BlockException(CodeOf(failure.Kind), Sentence(failure.Kind), $"{_lines.At(line)}: the block {block.Definition.Opcode}: {failure.Message}.", failure) { Hint = Advice.For(failure) };
    }

    private void Report(Exception error, string what, string? opcode)
    {
        var failure = error as PackFailure ?? new PackFailure(PackFailureKind.Threw, (error as BlockException)?.Message ?? error.Message);
        _options.Report?.Invoke(new Diagnostic(CodeOf(failure.Kind), Severity.Error, Sentence(failure.Kind), $"{what}: {failure.Message}.")
        {
            File = _file,
            Line = failure.Line,
            Hint = Advice.For(failure),
            Opcode = opcode,
        });
    }

    private static string CodeOf(PackFailureKind kind) => kind switch
    {
        PackFailureKind.TooLong => ScriptCodes.BlockTooLong,
        PackFailureKind.TooDeep => ScriptCodes.BlockTooDeep,
        PackFailureKind.TooBig => ScriptCodes.BlockTooBig,
        _ => ScriptCodes.BlockThrew,
    };

    private static string Sentence(PackFailureKind kind) => kind switch
    {
        PackFailureKind.TooLong => "This block took too long. Try it with less.",
        PackFailureKind.TooBig => "This block made something too big. Try it with less.",
        _ => "This block does not work right now. Try another one.",
    };

    private static JsonElement Json(JsValue text) => JsonElement.Parse(text.AsString());

    private static JsValue Way(object way) => way is int number ? number : (string)way;

    private static bool IsPromise(JsValue value) => value.IsObject() && value.AsObject().HasProperty("then");

    private static TaskCompletionSource<object?> NewTask() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
