using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;

namespace MLKids.Testing.Scripts;

/// <summary>What tests in JavaScript can call: a <see cref="PluginTest"/>, made anew for each test when it first asks for something.</summary>
internal sealed class ScriptWorld(string folder) : IDisposable
{
    private PluginTest? _plugin;
    private TestOptions _options = new();

    private PluginTest Plugin => _plugin ??= PluginTest.Load(folder, _options);

    /// <summary>By name: functions, and objects of functions.</summary>
    public IReadOnlyDictionary<string, object?> Functions => new Dictionary<string, object?>
    {
        ["expect"] = Function(a => Expectation.Of(At(a, 0))),
        ["ask"] = Function(a => Plugin.Ask(Text(a, 0, "ask"), Slots(a))),
        ["run"] = Function(a => Plugin.Ask(Text(a, 0, "run"), Slots(a))),
        ["start"] = Function(a => Pending(Plugin.AskLater(Text(a, 0, "start"), Slots(a)))),
        ["failure"] = Function(a => Failure(Text(a, 0, "failure"), Slots(a))),
        ["when"] = Function(a => Watched(Plugin.When(Text(a, 0, "when"), Slots(a)))),
        ["menu"] = Function(a => Plugin.Menu(Text(a, 0, "menu"), Text(a, 1, "menu"))),
        ["script"] = Function(a => Nothing(() => Plugin.AddScript(Brick(At(a, 0)), [.. a.Skip(1).Select(Brick)]))),
        ["greenFlag"] = Function(_ => Nothing(Plugin.GreenFlag)),
        ["stop"] = Function(_ => Nothing(Plugin.Stop)),
        ["runToEnd"] = Function(a => Nothing(() => Plugin.RunToEnd(At(a, 0) as double? ?? 60))),
        ["program"] = Function(a => Nothing(() => Begin(_options with { Program = Inside(Text(a, 0, "program")) }))),
        ["startAt"] = Function(a => Nothing(() => Begin(_options with { Start = Date(Text(a, 0, "startAt")) }))),
        ["said"] = Function(_ => Plugin.Said),
        ["played"] = Function(_ => Plugin.Played),
        ["started"] = Function(_ => Plugin.Started.Select(s => s.Opcode)),
        ["findings"] = Function(_ => Plugin.Findings.Select(Finding)),
        ["question"] = Function(_ => Plugin.Question),
        ["answer"] = Function(a => Nothing(() => Plugin.Answer(Text(a, 0, "answer")))),
        ["sprite"] = Function(a => Sprite(At(a, 0) as string)),
        ["addSprite"] = Function(a => Nothing(() => Plugin.AddSprite(Text(a, 0, "addSprite"), At(a, 1) as double? ?? 0, At(a, 2) as double? ?? 0))),
        ["clock"] = new Dictionary<string, object?> { ["advance"] = Function(a => Nothing(() => Plugin.Clock.Advance(Number(a, 0, "clock.advance")))) },
        ["camera"] = new Dictionary<string, object?>
        {
            ["show"] = Function(a => Nothing(() => Plugin.Camera.Show(Inside(Text(a, 0, "camera.show"))))),
            ["unplug"] = Function(_ => Nothing(Plugin.Camera.Unplug)),
        },
        ["microphone"] = new Dictionary<string, object?>
        {
            ["plug"] = Function(_ => Nothing(Plugin.Microphone.Plug)),
            ["play"] = Function(a => Nothing(() => Plugin.Microphone.Play(Inside(Text(a, 0, "microphone.play"))))),
            ["unplug"] = Function(_ => Nothing(Plugin.Microphone.Unplug)),
        },
        ["storage"] = new Dictionary<string, object?>
        {
            ["read"] = Function(a => Plugin.Storage.Read(Text(a, 0, "storage.read"))),
            ["write"] = Function(a => Nothing(() => Plugin.Storage.Write(Text(a, 0, "storage.write"), At(a, 1) as string))),
        },
        ["models"] = new Dictionary<string, object?>
        {
            ["add"] = Function(a => Nothing(() => Plugin.Models.Add(Text(a, 0, "models.add"), [.. a.Skip(1).OfType<string>()]))),
            ["answers"] = Function(a => Nothing(() => Plugin.Models.Answers(Text(a, 0, "models.answers"), Text(a, 1, "models.answers"), At(a, 2) as double? ?? 100))),
        },
        ["keys"] = new Dictionary<string, object?>
        {
            ["hold"] = Function(a => Nothing(() => Plugin.Keys.Hold(Text(a, 0, "keys.hold")))),
            ["release"] = Function(a => Nothing(() => Plugin.Keys.Release(Text(a, 0, "keys.release")))),
            ["press"] = Function(a => Nothing(() => Plugin.Keys.Press(Text(a, 0, "keys.press")))),
        },
        ["mouse"] = new Dictionary<string, object?>
        {
            ["moveTo"] = Function(a => Nothing(() => Plugin.Mouse.MoveTo(Number(a, 0, "mouse.moveTo"), Number(a, 1, "mouse.moveTo")))),
            ["press"] = Function(_ => Nothing(Plugin.Mouse.Press)),
            ["release"] = Function(_ => Nothing(Plugin.Mouse.Release)),
            ["click"] = Function(a => Nothing(() => Plugin.Mouse.Click(Number(a, 0, "mouse.click"), Number(a, 1, "mouse.click")))),
        },
    };

    /// <summary>The test is over: the next one has a world of its own.</summary>
    public void Reset()
    {
        _plugin?.Dispose();
        (_plugin, _options) = (null, new TestOptions());
    }

    public void Dispose() => Reset();

    private void Begin(TestOptions options) =>
        _options = _plugin is null ? options : throw new PluginTestException("program() and startAt() say how a test begins: call them before anything else.");

    private object?[] Slots(object?[] arguments) => [.. arguments.Skip(1).Select(Slot)];

    // A list that begins with a text is a block, one of lists is a stack of blocks.
    private static object? Slot(object? value) => value switch
    {
        object?[] { Length: > 0 } list when list[0] is string => Brick(list),
        object?[] list => list.Select(Brick).ToArray(),
        _ => value,
    };

    private static Brick Brick(object? value) => value is object?[] { Length: > 0 } list && list[0] is string opcode
        ? new Brick(opcode, [.. list.Skip(1).Select(Slot)])
        : throw new PluginTestException("A block is a list of its opcode and what stands in its slots: [\"looks_say\", \"hello\"].");

    private Dictionary<string, object?> Failure(string opcode, object?[] slots)
    {
        try
        {
            Plugin.Ask(opcode, slots);
        }
        catch (BlockFailedException e)
        {
            return Finding(e.Finding);
        }

        throw new PluginTestException($"{opcode} did not fail.");
    }

    private Dictionary<string, object?> Sprite(string? name)
    {
        var sprite = name is null ? Plugin.Sprite : Plugin.Stage.Find(name) ?? throw new PluginTestException($"There is no sprite \"{name}\"; there are {string.Join(", ", Plugin.Stage.Layers.Select(t => $"\"{t.Name}\""))}.");
        return new Dictionary<string, object?>
        {
            ["name"] = sprite.Name,
            ["x"] = sprite.X,
            ["y"] = sprite.Y,
            ["direction"] = sprite.Direction,
            ["size"] = sprite.Size,
            ["visible"] = sprite.Visible,
            ["bubble"] = sprite.Bubble ?? "",
            ["costume"] = sprite.Costumes[sprite.CurrentCostume].Name,
        };
    }

    private static Dictionary<string, object?> Finding(Diagnostic finding) => new()
    {
        ["code"] = finding.Code,
        ["block"] = finding.Opcode ?? "",
        ["sentence"] = finding.ChildSentence,
        ["message"] = finding.Message,
    };

    private static Dictionary<string, object?> Pending(PendingAnswer answer) => new()
    {
        ["isDone"] = Function(_ => answer.IsDone),
        ["value"] = Function(_ => answer.Value),
        ["wait"] = Function(_ => answer.Wait()),
    };

    private static Dictionary<string, object?> Watched(WatchedHat hat) => new() { ["starts"] = Function(_ => (double)hat.Starts) };

    /// <summary>A file of the plugin.</summary>
    private string Inside(string file)
    {
        var root = Path.GetFullPath(folder) + Path.DirectorySeparatorChar;
        var path = Path.GetFullPath(Path.Combine(root, file));
        return path.StartsWith(root, StringComparison.Ordinal) && File.Exists(path) ? path : throw new PluginTestException($"There is no file \"{file}\" in the plugin's folder.");
    }

    private static DateTimeOffset Date(string text) =>
        DateTimeOffset.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal, out var date)
            ? date
            : throw new PluginTestException($"\"{text}\" is no date; wanted for instance \"2026-05-01 08:00\".");

    private static object? At(object?[] arguments, int at) => at < arguments.Length ? arguments[at] : null;

    private static string Text(object?[] arguments, int at, string function) => At(arguments, at) as string ?? throw new PluginTestException($"{function}() wants a text as its {Place(at)} argument.");

    private static double Number(object?[] arguments, int at, string function) => At(arguments, at) as double? ?? throw new PluginTestException($"{function}() wants a number as its {Place(at)} argument.");

    private static string Place(int at) => at == 0 ? "first" : "second";

    private static Func<object?[], object?> Function(Func<object?[], object?> function) => function;

    private static object? Nothing(Action action)
    {
        action();
        return null;
    }
}
