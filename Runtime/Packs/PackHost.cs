using Jint;
using Jint.Native;
using Jint.Native.Object;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Values;
using MLKids.Runtime.Hosting;

namespace MLKids.Runtime.Packs;

/// <summary>
/// The functions that the prelude finds: the only door from a pack's script to us. Takes and gives numbers, texts, truth values, arrays of these, and boxes that a script
/// cannot open. A wrong argument is the script's mistake and becomes an Error there.
/// </summary>
internal sealed class PackHost(PackEngine engine, PackLoop loop, ScriptPackOptions options)
{
    private static readonly Dictionary<string, Func<ITarget, BlockValue>> Gets = new()
    {
        ["name"] = t => t.Name,
        ["isStage"] = t => t.IsStage,
        ["isOriginal"] = t => t.IsOriginal,
        ["x"] = t => t.X,
        ["y"] = t => t.Y,
        ["direction"] = t => t.Direction,
        ["size"] = t => t.Size,
        ["visible"] = t => t.Visible,
        ["volume"] = t => t.Volume,
        ["draggable"] = t => t.Draggable,
        ["rotationStyle"] = t => t.RotationStyle,
        ["currentCostume"] = t => t.CurrentCostume,
        ["costume"] = t => t.CurrentCostume < t.Costumes.Count ? t.Costumes[t.CurrentCostume].Name : "",
    };

    private static readonly Dictionary<string, Action<ITarget, BlockValue>> Sets = new()
    {
        ["x"] = (t, v) => t.MoveTo(Cast.ToNumber(v), t.Y),
        ["y"] = (t, v) => t.MoveTo(t.X, Cast.ToNumber(v)),
        ["direction"] = (t, v) => t.Direction = Cast.ToNumber(v),
        ["size"] = (t, v) => t.Size = Cast.ToNumber(v),
        ["visible"] = (t, v) => t.Visible = Cast.ToBoolean(v),
        ["volume"] = (t, v) => t.Volume = Cast.ToNumber(v),
        ["draggable"] = (t, v) => t.Draggable = Cast.ToBoolean(v),
        ["rotationStyle"] = (t, v) => t.RotationStyle = Cast.ToText(v),
        ["currentCostume"] = (t, v) => t.SwitchCostume(Cast.ToNumber(v)),
    };

    private static readonly Dictionary<string, Func<BlockCall, BlockValue>> Worlds = new()
    {
        ["now"] = c => c.Now,
        ["timer"] = c => c.Stage.Timer,
        ["answer"] = c => c.Stage.Answer,
        ["mouseX"] = c => c.Stage.Input.MouseX,
        ["mouseY"] = c => c.Stage.Input.MouseY,
        ["mouseDown"] = c => c.Stage.Input.MouseDown,
        ["loudness"] = c => c.Stage.Input.Loudness,
        ["userName"] = c => c.Stage.Input.UserName,
    };

    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<ITarget, string> _ids = [];
    private readonly Random _random = new(options.Seed);
    private int _clones, _logged;

    /// <summary>What a Scratch block asked for besides its value: 1 and 2 to be called again, 3 to run a stack.</summary>
    public int Outcome { get; set; }

    /// <summary>With <see cref="Outcome"/>: the frame, or the stack's number, negative if the block is asked again after it.</summary>
    public JsValue OutcomeValue { get; private set; } = JsValue.Undefined;

    /// <summary>Runs a timer of the script; set by the pack.</summary>
    public Action<double>? Fire { get; set; }

    /// <summary>Calls a function of the script with the pack's care; set by the pack.</summary>
    public Action<JsValue, JsValue>? Later { get; set; }

    /// <summary>A new call begins: it may write as many lines again.</summary>
    public void Refill() => _logged = 0;

    public ObjectInstance Functions()
    {
        var functions = engine.NewObject();
        foreach (var (name, function) in All())
            engine.Set(functions, name, engine.Native(name, function));
        return functions;
    }

    private Dictionary<string, Func<JsValue[], JsValue>> All() => new()
    {
        ["number"] = a => Cast.ToNumber(Value(a, 0)),
        ["boolean"] = a => Cast.ToBoolean(Value(a, 0)),
        ["compare"] = a => Cast.Compare(Value(a, 0), Value(a, 1)),
        ["isWhole"] = a => Cast.IsWhole(Value(a, 0)),
        ["now"] = _ => loop.Now,
        ["date"] = _ => (double)options.Time.GetUtcNow().ToUnixTimeMilliseconds(),
        ["random"] = _ => _random.NextDouble(),
        ["chance"] = a => Call(a, 0).Random.NextDouble(),
        ["language"] = _ => options.Language,
        ["timerLimit"] = _ => options.Limits.Timers,
        ["timer"] = a => Nothing(() =>
        {
            var id = Number(a, 0);
            loop.After(Number(a, 1), () => Fire?.Invoke(id), again: Cast.ToBoolean(Value(a, 2)));
        }),
        ["log"] = a => Nothing(() => Log(Text(a, 0), Text(a, 1))),
        ["target"] = a => engine.Box(Call(a, 0).Target),
        ["stage"] = a => engine.Box(Call(a, 0).Stage.Backdrop),
        ["find"] = a => engine.Box(Call(a, 0).Stage.Find(Text(a, 1))),
        ["layers"] = a => engine.Array(Call(a, 0).Stage.Layers.Select(t => engine.Box(t))),
        ["get"] = a => Get(a),
        ["set"] = a => Nothing(() => Known(Sets, Text(a, 1))(Target(a, 0), Value(a, 2))),
        ["move"] = a => Nothing(() => Target(a, 0).MoveTo(Number(a, 1), Number(a, 2))),
        ["act"] = a => Nothing(() => Target(a, 0).ClearEffects()),
        ["list"] = a => engine.Array((Text(a, 1) == "sounds" ? Target(a, 0).Sounds.Select(s => s.Name) : Target(a, 0).Costumes.Select(c => c.Name)).Select(n => (JsValue)n)),
        ["effect"] = a => Target(a, 0).GetEffect(Cast.Lower(Text(a, 1))),
        ["setEffect"] = a => Nothing(() => Target(a, 0).SetEffect(Cast.Lower(Text(a, 1)), Number(a, 2))),
        ["variable"] = a => Target(a, 0).FindVariable(Text(a, 1)) is { } value ? JsConvert.ToScript(BlockValue.From(value)) : JsValue.Undefined,
        ["setVariable"] = a => throw new BridgeMistake("changing a variable from outside is not offered: let the block report the value, and put it into \"set variable\""),
        ["say"] = a => Nothing(() => Target(a, 0).Say(Text(a, 1), Value(a, 2).ToObject())),
        ["bounds"] = a => Bounds(Target(a, 0)),
        ["touches"] = a => Call(a, 0).Stage.IsTouching(Target(a, 1), Text(a, 2)),
        ["touchesPoint"] = a => Call(a, 0).Stage.IsTouching(Target(a, 1), Number(a, 2), Number(a, 3)),
        ["layer"] = a => Nothing(() => Call(a, 0).Stage.MoveLayer(Target(a, 1), Number(a, 2))),
        ["clone"] = a => engine.Box(Call(a, 0).Stage.Clone(Target(a, 1))),
        ["world"] = a => JsConvert.ToScript(Known(Worlds, Text(a, 1))(Call(a, 0))),
        ["key"] = a => Call(a, 0).Stage.Input.IsKeyDown(Text(a, 1)),
        ["resetTimer"] = a => Nothing(Call(a, 0).Stage.ResetTimer),
        ["redraw"] = a => Nothing(() => CallOrNull(a, 0)?.RequestRedraw()),
        ["startHats"] = StartHats,
        ["running"] = a => PackEngine.Unbox<IStartedScript>(At(a, 0)).IsRunning,
        ["stop"] = a => Nothing(() => Call(a, 0).Stop(Scope(Text(a, 1)))),
        ["stopped"] = a => CallOrNull(a, 0)?.Stopped.IsCancellationRequested ?? false,
        ["turn"] = a => Call(a, 0).Turn,
        ["run"] = a => (double)(CallOrNull(a, 0)?.Run ?? 0),
        ["report"] = a => Nothing(() => Call(a, 0).Report(Severity.Warning, ScriptCodes.Reported, Text(a, 1), Text(a, 2))),
        ["onStop"] = a => Nothing(() => OnStop(Call(a, 0), At(a, 1))),
        ["ask"] = a => Nothing(() => Ask(Call(a, 0), Text(a, 1), At(a, 2), At(a, 3))),
        ["outcome"] = a => Nothing(() => (Outcome, OutcomeValue) = ((int)Number(a, 0), At(a, 1))),
    };

    private JsValue Get(JsValue[] a)
    {
        var name = Text(a, 1);
        if (name == "block")
            return PackEngine.Unbox<PackCall>(At(a, 0)).Block;
        return name == "id" ? IdOf(Target(a, 0)) : JsConvert.ToScript(Known(Gets, name)(Target(a, 0)));
    }

    private string IdOf(ITarget target) => target.IsOriginal ? target.Name : _ids.GetValue(target, t => $"{t.Name} clone {++_clones}");

    private JsValue StartHats(JsValue[] a)
    {
        var opcode = Text(a, 1);
        var (names, values) = (Items(At(a, 2)), Items(At(a, 3)));
        var fields = names.Zip(values).ToDictionary(p => Cast.ToText(JsConvert.ToValue(p.First)), p => Cast.ToText(JsConvert.ToValue(p.Second)));
        var only = fields.Count == 0 ? null : fields;
        if (CallOrNull(a, 0) is not { } call || !PackEngine.Unbox<PackCall>(At(a, 0)).IsRunning)
        {
            options.Hats?.Post(opcode, only);
            return engine.Array([]);
        }

        return engine.Array(call.StartHats(opcode, only, At(a, 4).IsObject() ? Target(a, 4) : null).Select(s => engine.Box(s)));
    }

    private void OnStop(BlockCall call, JsValue function) => call.Stopped.Register(() => loop.Post(() => Later?.Invoke(function, JsValue.Undefined)));

    private void Ask(BlockCall call, string question, JsValue done, JsValue fail) => call.Stage.Ask(call.Target, question, call.Stopped).ContinueWith(
        task => loop.Post(() => Later?.Invoke(task.IsCompletedSuccessfully ? done : fail, task.IsCompletedSuccessfully ? JsValue.Undefined : "nobody answered")),
        CancellationToken.None,
        TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);

    private JsValue Bounds(ITarget target)
    {
        if (target.Bounds is not { } bounds)
            return JsValue.Null;
        var made = engine.NewObject();
        engine.Set(made, "left", bounds.Left);
        engine.Set(made, "right", bounds.Right);
        engine.Set(made, "top", bounds.Top);
        engine.Set(made, "bottom", bounds.Bottom);
        return made;
    }

    private void Log(string level, string text)
    {
        if (_logged++ < options.Limits.LogLines)
            options.Log?.Invoke(level, text.Length > 2000 ? text[..2000] + "..." : text);
        else if (_logged == options.Limits.LogLines + 1)
            options.Log?.Invoke("warn", $"one call writes {options.Limits.LogLines} lines at most; the rest is left out");
    }

    private static StopScope Scope(string what) => what switch
    {
        "all" => StopScope.All,
        "others" or "other scripts" => StopScope.OtherScripts,
        "script" or "this sprite" => StopScope.ThisTarget,
        _ => throw new BridgeMistake($"stop() takes \"all\", \"other scripts\" or \"this sprite\", not \"{what}\""),
    };

    private static T Known<T>(Dictionary<string, T> table, string name) => table.TryGetValue(name, out var known) ? known : throw new BridgeMistake($"there is no {name}");

    private IEnumerable<JsValue> Items(JsValue array)
    {
        var owner = array.AsObject();
        var count = (int)Cast.ToNumber(JsConvert.ToValue(owner.Get("length")));
        return Enumerable.Range(0, Math.Min(count, 100)).Select(i => owner.Get(i.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static JsValue At(JsValue[] arguments, int at) => at < arguments.Length ? arguments[at] : JsValue.Undefined;

    // As Scratch takes what is undefined: as that text's number, 0, or its truth, false.
    private static BlockValue Value(JsValue[] arguments, int at) => JsConvert.ToValue(At(arguments, at));

    private static double Number(JsValue[] arguments, int at) => Cast.ToNumber(Value(arguments, at));

    private static string Text(JsValue[] arguments, int at) => Cast.ToText(Value(arguments, at));

    private static ITarget Target(JsValue[] arguments, int at) => PackEngine.Unbox<ITarget>(At(arguments, at));

    private static BlockCall Call(JsValue[] arguments, int at) => CallOrNull(arguments, at) ?? throw new BridgeMistake("no block has been called yet: there is no stage to ask");

    private static BlockCall? CallOrNull(JsValue[] arguments, int at) => At(arguments, at).IsObject() ? PackEngine.Unbox<PackCall>(At(arguments, at)).Call : null;

    private static JsValue Nothing(Action action)
    {
        action();
        return JsValue.Undefined;
    }
}

/// <summary>A call of a block, as the script holds it.</summary>
internal sealed class PackCall(BlockCall call, int block)
{
    public BlockCall Call { get; } = call;

    /// <summary>The block's number.</summary>
    public int Block { get; } = block;

    /// <summary>The block has not answered yet, or not for good: it can act in its script's turn.</summary>
    public bool IsRunning { get; set; } = true;
}
