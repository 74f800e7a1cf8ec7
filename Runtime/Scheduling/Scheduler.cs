using System.Collections.Concurrent;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Scheduling;

/// <summary>
/// Steps scripts in Scratch's order: frames, passes over the list of threads within a frame, each thread to its next pause. For the engine's thread only, except
/// <see cref="IHatStarter.Post"/>. The rules are those of Scratch 3's sequencer.
/// </summary>
internal sealed partial class Scheduler : IStageHost, IHatStarter
{
    /// <summary>The share of a frame that scripts may use before the picture's turn.</summary>
    private const double WorkShare = 0.75;

    private readonly ProgramCode _code;
    private readonly Dictionary<(Sprite Target, string HatId), bool> _edges = [];
    private readonly ConcurrentQueue<(string Opcode, IReadOnlyDictionary<string, string>? Fields)> _posted = new();
    private readonly ConcurrentQueue<string> _answers = new();
    private readonly RunOptions _options;
    private readonly DiagnosticGate _gate;
    private readonly long _epoch;
    private readonly List<ScriptThread> _ended = [];
    private List<ScriptThread> _threads = [];
    private bool _redraw;

    public Scheduler(Project project, IReadOnlyList<TargetCode> targets, RunOptions options, Action<Diagnostic> report)
    {
        _options = options;
        _gate = new DiagnosticGate(options.Time, report);
        _epoch = options.Time.GetTimestamp();
        Random = new Random(options.Seed);
        Stage = new VirtualStage(project, this, options.Input ?? new ScriptedInput(), options.Renderer);
        _code = new ProgramCode(targets, options.Emit, this, (Sprite)Stage.Backdrop, Report);
        // Data that only blocks name is made on its owner before any code is bound to it.
        foreach (var sprite in Stage.Originals)
            AddNamedData(sprite, _code.Of(sprite));
    }

    public VirtualStage Stage { get; }

    public TimeProvider Time => _options.Time;

    public double Now { get; private set; }

    public Random Random { get; }

    /// <summary>Nothing runs and nothing has been asked to start.</summary>
    public bool IsIdle => _threads.Count == 0 && _posted.IsEmpty;

    /// <summary>All threads wait for something outside.</summary>
    public bool OnlyWaits => _threads.TrueForAll(t => t.Status == ThreadStatus.Waiting);

    /// <summary>Whether a hat watches a condition, so that something can start by itself.</summary>
    public bool HasConditions => Stage.Sprites.Any(s => Enumerable.Range(0, _code.Of(s).Scripts.Count).Any(i => _code.HasCondition(s, i)));

    /// <summary>Whether hats that watch a condition are asked. Default true.</summary>
    public bool WatchesConditions { get; set; } = true;

    public void RequestRedraw() => _redraw = true;

    public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null) => _posted.Enqueue((opcode, fields));

    /// <summary>The answer to the question that is shown; it is given between frames. Any thread.</summary>
    public void Answer(string answer) => _answers.Enqueue(answer);

    public void Report(Diagnostic diagnostic) => _gate.Report(diagnostic);

    public void GreenFlag()
    {
        StopEverything();
        Stage.Reset();
        _edges.Clear();
        StartHats(WellKnownHats.GreenFlag, null, null);
    }

    public void Frame()
    {
        _ended.Clear();
        _threads.RemoveAll(Drop);
        while (_answers.TryDequeue(out var answer))
            Stage.AnswerQuestion(answer);
        while (_posted.TryDequeue(out var posted))
            StartHats(posted.Opcode, posted.Fields, null);
        // Conditions are asked before the clock moves: "timer > 0" right after a reset is false for one frame.
        if (WatchesConditions)
            AskConditions();
        Now = Time.GetElapsedTime(_epoch).TotalMilliseconds;
        _redraw = false;
        RunPasses();
    }

    public IReadOnlyList<IStartedScript> StartHats(string opcode, IReadOnlyDictionary<string, string>? fields, ITarget? target)
    {
        var started = new List<ScriptThread>();
        // From front to back; a started script can change layers, so from a copy.
        foreach (var sprite in Stage.Sprites.Reverse().ToArray())
        {
            if (target is not null && target != sprite)
                continue;
            var scripts = _code.Of(sprite).Scripts;
            for (var i = 0; i < scripts.Count; i++)
                if (scripts[i].Hat.Definition.Opcode == opcode && Matches(scripts[i], fields) && Start(sprite, i) is { } thread)
                    started.Add(thread);
        }

        return started;
    }

    public void Stop(StopScope scope, ScriptThread? caller, ITarget target)
    {
        switch (scope)
        {
            case StopScope.All:
                StopEverything();
                caller?.Kill();
                break;
            case StopScope.OtherScripts:
                foreach (var thread in _threads.Where(t => t.Target == target && t != caller))
                    thread.Kill();
                break;
            default:
                foreach (var thread in _threads.Where(t => t.Target == target))
                    thread.Kill();
                break;
        }
    }

    public void CloneAdded(Sprite clone)
    {
        // A clone stands right behind its parent; what the parent's conditions were is copied, so that none fires only because the clone is new.
        var parent = Stage.Sprites[Stage.Sprites.ToList().IndexOf(clone) + 1];
        foreach (var script in _code.Of(clone).Scripts)
            if (_edges.TryGetValue((parent, script.HatId), out var before))
                _edges[(clone, script.HatId)] = before;
        StartHats(WellKnownHats.StartAsClone, null, clone);
    }

    public void CloneRemoved(Sprite clone)
    {
        // After "stop all" the list is a new one, and the pass goes on over the old.
        foreach (var thread in _threads.Concat(_passing ?? []).Where(t => t.Target == clone))
            thread.Kill();
        _code.Forget(clone);
        _lastAnswers.Forget(k => k.Target == clone);
        foreach (var script in _code.Of(clone).Scripts)
            _edges.Remove((clone, script.HatId));
    }

    /// <summary>Stops every script: for the stop sign, the end of a run and "stop all".</summary>
    public void StopEverything()
    {
        // The pass that is under way goes on over the old list: the other scripts still get their turn.
        var old = _threads;
        _threads = [];
        foreach (var thread in old)
        {
            thread.IsListed = false;
            if (thread.Status == ThreadStatus.Waiting || _passing != old)
                thread.Kill();
        }

        Stage.StopAll();
    }

    private List<ScriptThread>? _passing;

    private void RunPasses()
    {
        var budget = WorkShare * 1000 / _options.FramesPerSecond;
        var started = Time.GetTimestamp();
        var firstPass = true;
        var active = true;
        while (_threads.Count > 0 && active && (firstPass || Time.GetElapsedTime(started).TotalMilliseconds < budget) && (_options.Turbo || !_redraw))
        {
            active = false;
            var passing = _threads;
            _passing = passing;
            for (var i = 0; i < passing.Count; i++)
            {
                var thread = passing[i];
                if (thread.Status == ThreadStatus.YieldFrame && firstPass)
                    thread.Status = ThreadStatus.Running;
                if (thread.Status == ThreadStatus.Running)
                    Step(thread);
                active |= thread.Status == ThreadStatus.Running;
            }

            _passing = null;
            foreach (var thread in passing)
                if (!thread.IsListed)
                    thread.Kill();
            firstPass = false;
            _threads.RemoveAll(Drop);
        }
    }

    private bool Drop(ScriptThread thread)
    {
        if (thread.Status != ThreadStatus.Done)
            return false;
        thread.IsListed = false;
        _ended.Add(thread);
        return true;
    }

    private ScriptThread? Start(Sprite sprite, int script)
    {
        var ir = _code.Of(sprite).Scripts[script];
        var at = _threads.FindIndex(t => t.Target == sprite && t.Ir.HatId == ir.HatId && t.Ir.Hat.Definition.Opcode == ir.Hat.Definition.Opcode);
        if (at >= 0 && !ir.Hat.Definition.Restart && _threads[at].Status != ThreadStatus.Done)
            return null;
        if (_code.Start(sprite, script) is not { } record)
            return null;
        var thread = new ScriptThread(sprite, ir, record);
        if (at >= 0 && ir.Hat.Definition.Restart)
        {
            // In place. A script that restarts itself goes on until it next pauses: it is off the list but still being stepped.
            var old = _threads[at];
            old.IsListed = false;
            if (old != _current)
                old.Kill();
            _threads[at] = thread;
        }
        else
        {
            _threads.Add(thread);
        }

        return thread;
    }

    private void AskConditions()
    {
        foreach (var sprite in Stage.Sprites.Reverse().ToArray())
        {
            for (var i = 0; i < _code.Of(sprite).Scripts.Count; i++)
            {
                var hat = _code.Of(sprite).Scripts[i].HatId;
                if (!_code.HasCondition(sprite, i) || _threads.Exists(t => t.Target == sprite && t.Ir.HatId == hat && t.Status != ThreadStatus.Done))
                    continue;
                var now = Ask(sprite, i);
                var before = _edges.GetValueOrDefault((sprite, hat));
                _edges[(sprite, hat)] = now;
                if (now && !before)
                    Start(sprite, i);
            }
        }
    }

    private static bool Matches(ScriptIr script, IReadOnlyDictionary<string, string>? fields) =>
        fields is null || fields.All(f => script.Fields.TryGetValue(f.Key, out var value) && value.Equals(f.Value, StringComparison.OrdinalIgnoreCase));

    private static void AddNamedData(Sprite sprite, TargetIr target)
    {
        foreach (var variable in target.AddedVariables)
            sprite.Variables.TryAdd(variable.Id, new Variable(variable.Id, variable.Name, variable.Value));
        foreach (var list in target.AddedLists)
            sprite.Lists.TryAdd(list.Id, new ScratchList(list.Id, list.Name, list.Items));
    }
}
