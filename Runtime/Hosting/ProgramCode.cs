using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Compile.Native;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Hosting;

/// <summary>
/// A program's code, by script: in the engine or as machine code, whichever the mode and the script call for. A script that cannot be compiled natively runs in the
/// engine. Nothing is compiled before it is first started.
/// </summary>
internal sealed class ProgramCode
{
    private readonly EmitMode _mode;
    private readonly IScriptBridge _bridge;
    private readonly Sprite _stage;
    private readonly Action<Diagnostic> _report;
    private Dictionary<ProjectTarget, TargetCode> _targets;
    private readonly Dictionary<Sprite, LoadedModule> _loaded = [];
    private readonly Dictionary<Sprite, (Variable[] Variables, ScratchList[] Lists)> _data = [];
    private ScriptHost? _host;

    public ProgramCode(IReadOnlyList<TargetCode> targets, EmitMode mode, IScriptBridge bridge, Sprite stage, Action<Diagnostic> report)
    {
        (_mode, _bridge, _stage, _report) = (mode, bridge, stage, report);
        _targets = ByTarget(targets);
    }

    public TargetIr Of(Sprite sprite) => Code(sprite).Ir;

    /// <summary>
    /// Takes edited targets. Scripts under way go on with their code; what starts from now on is new. Only what changed is compiled again, when it is first started.
    /// </summary>
    public void Replace(IReadOnlyList<TargetIr> targets)
    {
        var before = _targets.Values.ToList();
        var now = ProjectTarget.Match([.. before.Select(t => t.Ir.Source)], [.. targets.Select(t => t.Source)]);
        var was = before.Zip(now).Where(p => p.Second is not null).ToDictionary(p => p.Second!, p => p.First, (IEqualityComparer<ProjectTarget>)ReferenceEqualityComparer.Instance);
        _targets = ByTarget([.. targets.Select(t => new TargetCode(t, was.GetValueOrDefault(t.Source)))]);
        _loaded.Clear();
        _data.Clear();
    }

    /// <summary>A record that <see cref="Run"/> steps from the beginning of the script; null if the script cannot be compiled at all, which is reported.</summary>
    public object? Start(Sprite sprite, int script) => Start(Code(sprite), sprite, script, isKept: true);

    /// <summary>The same for a script that is in no target's list: the only one of its IR.</summary>
    public object? Start(Sprite sprite, TargetIr loose) => Start(new TargetCode(loose), sprite, 0, isKept: false);

    /// <summary>Steps a script to its next pause; one of the codes of <see cref="HostFunctions"/>.</summary>
    public int Run(object record) => record is NativeScript native ? native.Step() : Host.Run(record);

    /// <summary>Whether the hat watches a condition.</summary>
    public bool HasCondition(Sprite sprite, int script) => Code(sprite).HasCondition(script);

    /// <summary>Asks a hat's condition.</summary>
    public bool Ask(Sprite sprite, int script) => ScriptHost.Ask(Loaded(sprite), script);

    /// <summary>Lets go of a removed clone.</summary>
    public void Forget(Sprite sprite)
    {
        _loaded.Remove(sprite);
        _data.Remove(sprite);
    }

    private static Dictionary<ProjectTarget, TargetCode> ByTarget(IReadOnlyList<TargetCode> targets) =>
        targets.ToDictionary(t => t.Ir.Source, (IEqualityComparer<ProjectTarget>)ReferenceEqualityComparer.Instance);

    private object? Start(TargetCode code, Sprite sprite, int script, bool isKept)
    {
        try
        {
            return (object?)StartNative(code, sprite, script, isKept) ?? Host.Start(isKept ? Loaded(sprite) : Host.Load(code.JavaScript, sprite, _stage), script);
        }
        catch (InvalidOperationException e)
        {
            _report(About(CompileCodes.NotCompiled, Severity.Error, "Some blocks here cannot run. The others go on.", $"a script could not be compiled: {e.Message}", code, sprite, script));
            return null;
        }
    }

    private TargetCode Code(Sprite sprite) => _targets[sprite.Source];

    private ScriptHost Host => _host ??= new ScriptHost(_bridge);

    private LoadedModule Loaded(Sprite sprite)
    {
        if (_loaded.TryGetValue(sprite, out var module))
            return module;
        return _loaded[sprite] = Host.Load(Code(sprite).JavaScript, sprite, _stage);
    }

    private NativeScript? StartNative(TargetCode code, Sprite sprite, int script, bool isKept)
    {
        if (_mode == EmitMode.JavaScript || !code.CanBeNative(script) || (_mode == EmitMode.Auto && !code.IsWorthwhile(script)))
            return null;
        try
        {
            var compiled = code.Native.Script(code.Ir.Scripts[script]);
            var (variables, lists) = isKept ? Kept(sprite, code.Native) : Data(sprite, code.Native);
            return new NativeScript(compiled, new NativeRun(_bridge, variables, lists));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or NotSupportedException)
        {
            code.NotNative(script);
            _report(About(CompileCodes.RunsInEngine, Severity.Info, "Some blocks run a little slower here.", $"a script stays in the script engine: {e.GetType().Name}: {e.Message}", code, sprite, script));
            return null;
        }
    }

    private static Diagnostic About(string code, Severity severity, string childSentence, string what, TargetCode target, Sprite sprite, int script) =>
        new(code, severity, childSentence, $"{sprite.Name}: {what}") { BlockId = target.Ir.Scripts[script].HatId, Target = sprite.Name };

    private (Variable[] Variables, ScratchList[] Lists) Kept(Sprite sprite, NativeModule module)
    {
        if (_data.TryGetValue(sprite, out var data) && data.Variables.Length == module.Variables.Count && data.Lists.Length == module.Lists.Count)
            return data;
        return _data[sprite] = Data(sprite, module);
    }

    private (Variable[] Variables, ScratchList[] Lists) Data(Sprite sprite, NativeModule module) => (
        [.. module.Variables.Select(v => (v.OnStage ? _stage : sprite).Variables[v.Id])],
        [.. module.Lists.Select(l => (l.OnStage ? _stage : sprite).Lists[l.Id])]);

    /// <summary>A natively compiled script under way.</summary>
    private sealed class NativeScript(Func<NativeRun, NativeFrame?, int> code, NativeRun run)
    {
        private NativeFrame? _frame;

        public int Step()
        {
            var left = code(run, _frame);
            if (left != HostFunctions.Done)
                _frame = run.Paused;
            return left;
        }
    }
}
