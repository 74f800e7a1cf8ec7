using MLKids.Blocks.Contracts;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime.Scheduling;

/// <summary>The scheduler's side of an editor: edited projects, clicked blocks, which scripts run.</summary>
internal sealed partial class Scheduler
{
    /// <summary>A clicked reporter's value: sprite, block, value. On the engine's thread.</summary>
    public event Action<Sprite, string, object?>? Shown;

    /// <summary>Takes an edited project between frames: variables, places and clones stay; scripts under way go on as they began.</summary>
    /// <param name="edited">The project.</param>
    /// <param name="targets">Lowered.</param>
    /// <param name="blocks">With these blocks.</param>
    public void Edit(Project edited, IReadOnlyList<TargetIr> targets, BlockSet blocks)
    {
        _code.Replace(targets);
        _lastAnswers.Forget(k => blocks.Find(k.Site.Block.Definition.Opcode) != k.Site.Block);
        foreach (var gone in Stage.Edit(edited))
        {
            foreach (var thread in _threads.Where(t => t.Target == gone))
                thread.Kill();
            _code.Forget(gone);
            _lastAnswers.Forget(k => k.Target == gone);
            foreach (var edge in _edges.Keys.Where(k => k.Target == gone).ToList())
                _edges.Remove(edge);
        }

        foreach (var sprite in Stage.Sprites)
            AddNamedData(sprite, _code.Of(sprite));
    }

    /// <summary>A person clicked a script: it starts, or it stops if it runs.</summary>
    /// <param name="sprite">Whose.</param>
    /// <param name="lower">Lowers it, if it has to start.</param>
    /// <param name="topId">Its top block.</param>
    public void Toggle(Sprite sprite, string topId, Func<TargetIr> lower)
    {
        var running = _threads.FindAll(t => t.Target == sprite && t.Ir.HatId == topId && t.Status != ThreadStatus.Done);
        foreach (var thread in running)
            thread.Kill();
        if (running.Count > 0)
            return;
        var target = lower();
        AddNamedData(sprite, target);
        if (_code.Start(sprite, target) is { } record)
            _threads.Add(new ScriptThread(sprite, target.Scripts[0], record));
    }

    /// <summary>Whether a script has come to its end in this frame.</summary>
    public bool HasJustEnded => _ended.Count > 0;

    /// <summary>The scripts of originals that run or have run in this frame, each once.</summary>
    public IReadOnlyList<RunningScript> Running()
    {
        var running = new List<RunningScript>();
        foreach (var thread in _ended.Count > 0 ? _threads.Concat(_ended) : _threads)
        {
            var script = new RunningScript(thread.Target.Source.Key, thread.Ir.HatId);
            if (thread.Target.IsOriginal && !running.Contains(script))
                running.Add(script);
        }

        return running;
    }

    internal void Show(Sprite sprite, string blockId, object? value) => Shown?.Invoke(sprite, blockId, value);
}
