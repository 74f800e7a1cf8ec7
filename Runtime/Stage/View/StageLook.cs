using MLKids.Runtime.Scheduling;

namespace MLKids.Runtime.Stage.View;

/// <summary>Looks at the stage after each frame. For the engine's thread only.</summary>
internal sealed class StageLook(Scheduler scheduler, MonitorBoard monitors, int run, long number)
{
    private Dictionary<int, SpriteView> _known = [];

    /// <summary>What was seen last; null before the first look.</summary>
    public StageView? Last { get; private set; }

    /// <summary>The stage as it is now; the same object as last time if it looks the same.</summary>
    public StageView Look()
    {
        var stage = scheduler.Stage;
        var frame = (Last?.Number ?? number) + 1;
        var now = new StageView
        {
            Number = frame,
            Run = run,
            Layers = Same(Last?.Layers, Layers(stage)),
            Pen = stage.PenSheet.Look(Last?.Pen ?? PenView.Clear, frame),
            Question = stage.QuestionShown,
            Monitors = Same(Last?.Monitors, monitors.Look(scheduler.AskFor)),
            Sounds = Same(Last?.Sounds, stage.SoundLog.Look()),
            SilentUntil = stage.SoundLog.SilentUntil,
            Running = Same(Last?.Running, scheduler.Running()),
            IsRunning = !scheduler.IsIdle,
        };
        return Last = Last is { } last && now == last with { Number = frame } ? last : now;
    }

    private List<SpriteView> Layers(VirtualStage stage)
    {
        var layers = new List<SpriteView>(stage.Sprites.Count);
        var known = new Dictionary<int, SpriteView>(stage.Sprites.Count);
        foreach (var sprite in stage.Sprites)
        {
            var view = SpriteView.Of(sprite);
            if (_known.TryGetValue(view.Id, out var before) && before == view)
                view = before;
            layers.Add(view);
            known.Add(view.Id, view);
        }

        _known = known;
        return layers;
    }

    private static IReadOnlyList<T> Same<T>(IReadOnlyList<T>? before, IReadOnlyList<T> now) => before is not null && before.SequenceEqual(now) ? before : now;
}
