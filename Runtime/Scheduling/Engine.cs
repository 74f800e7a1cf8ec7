using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Stage;
using MLKids.Runtime.Stage.View;

namespace MLKids.Runtime.Scheduling;

/// <summary>What a live program consists of, on the engine's thread.</summary>
internal sealed class Engine(EngineContext context, Scheduler scheduler, MonitorBoard monitors, int run, long frames)
{
    public EngineContext Context => context;

    public Scheduler Scheduler => scheduler;

    public MonitorBoard Monitors => monitors;

    public StageLook Look { get; } = new(scheduler, monitors, run, frames);

    /// <summary>Whether a frame has come to its end. What fails before that would fail again.</summary>
    public bool HasLived { get; set; }

    /// <summary>Another program takes its place.</summary>
    public bool IsReplaced { get; set; }

    /// <summary>The stage, if it looks different from last time.</summary>
    public StageView? LookAgain()
    {
        var last = Look.Last;
        return Look.Look() is var now && ReferenceEquals(now, last) ? null : now;
    }

    /// <summary>Whether the next frame can differ from this one without an order. What has just ended still glows in this one.</summary>
    public bool IsBusy(bool isWatched) =>
        !scheduler.IsIdle || scheduler.HasJustEnded || (scheduler.WatchesConditions && scheduler.HasConditions) || (isWatched && monitors.HasReporters);

    public void Toggle(string key, string blockId, Project project, BlockSet blocks, Action<Diagnostic> report)
    {
        if (scheduler.Stage.Originals.FirstOrDefault(s => s.Source.Key == key) is not { } sprite || TopOf(sprite.Source, blockId) is not { } top)
            return;
        scheduler.WatchesConditions = true;
        scheduler.Toggle(sprite, top.Id, () => Lowering.LowerClicked(project, sprite.Source, top, blocks, ClickBlocks.Hat, ClickBlocks.Shower, report));
    }

    /// <summary>Takes an edited project, see <see cref="Scheduler.Edit"/>.</summary>
    public void Edit(Project edited, IReadOnlyList<TargetIr> targets, BlockSet blocks)
    {
        scheduler.Edit(edited, targets, blocks);
        monitors.Take(blocks);
    }

    /// <summary>The project with all that has changed on the stage.</summary>
    public Project Capture(Project project)
    {
        var targets = scheduler.Stage.Originals.Select(s => s.Capture()).ToList();
        // Layers are counted only where somebody has changed them.
        var layers = scheduler.Stage.Sprites.Where(s => s.IsOriginal).ToList();
        if (!layers.SequenceEqual(VirtualStage.InLayers(scheduler.Stage.Originals)))
            targets = [.. scheduler.Stage.Originals.Zip(targets).Select(p => p.Second with { LayerOrder = layers.IndexOf(p.First) })];
        var changed = !targets.SequenceEqual(project.Targets, ReferenceEqualityComparer.Instance);
        return changed || !ReferenceEquals(monitors.Capture(), project.Monitors) ? project with { Targets = changed ? targets : project.Targets, Monitors = monitors.Capture() } : project;
    }

    /// <summary>As much of it as can be had after a failure.</summary>
    public Project Rescue(Project project)
    {
        try
        {
            scheduler.StopEverything();
            return Capture(project);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return project;
        }
    }

    private static Block? TopOf(ProjectTarget target, string blockId)
    {
        // A damaged project can hold a circle.
        for (var steps = 0; steps <= target.Blocks.Count && target.Blocks.TryGetValue(blockId, out var block); steps++)
        {
            if (block.Parent is null || !target.Blocks.ContainsKey(block.Parent))
                return block;
            blockId = block.Parent;
        }

        return null;
    }
}
