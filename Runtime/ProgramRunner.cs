using System.Collections.Concurrent;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Stage;

namespace MLKids.Runtime;

/// <summary>
/// Runs a project: green flag, frames, end. The engine lives on a thread of its own with a large stack; events are raised on that thread and must return quickly.
/// One runner runs once.
/// </summary>
public sealed class ProgramRunner(Project project, BlockSet blocks, RunOptions? options = null) : IHatStarter
{
    private const int StackBytes = 256 << 20;
    private readonly RunOptions _options = options ?? new RunOptions();
    private readonly FrameClock _clock = new((options ?? new RunOptions()).Time, (options ?? new RunOptions()).FramesPerSecond);
    private readonly Lock _lock = new();
    private BlockSet _blocks = blocks;
    private readonly ConcurrentQueue<Action<VirtualStage>> _deeds = new();
    private MonitorBoard? _monitors;
    private Scheduler? _scheduler;
    private (Project Project, BlockSet? Blocks)? _edited;
    private volatile bool _stop;

    /// <summary>Speech, questions, sounds, costumes.</summary>
    public event Action<StageEvent>? Happened;

    /// <summary>Findings of the compiler and of running blocks; on any thread.</summary>
    public event Action<Diagnostic>? Reported;

    /// <summary>The stage, once the project is running; for the engine's thread (inside events).</summary>
    public VirtualStage? Stage => _scheduler?.Stage;

    /// <summary>What the project's monitors show now; for the engine's thread (inside events and <see cref="RunOptions.OnFrame"/>). Empty before the run.</summary>
    public IReadOnlyList<MonitorValue> ReadMonitors() => _scheduler is { } scheduler && _monitors is { } board ? board.Read(scheduler.AskFor) : [];

    /// <summary>Presses the green flag and runs to the end. Cancelling is the stop sign.</summary>
    public Task<RunEnd> Run(CancellationToken stop = default)
    {
        var ended = new TaskCompletionSource<RunEnd>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() => Main(ended, stop), StackBytes) { IsBackground = true, Name = "MLKids program" };
        thread.Start();
        return ended.Task;
    }

    /// <summary>The stop sign: ends the run at the next pause. Any thread.</summary>
    public void Stop()
    {
        _stop = true;
        if (_scheduler is { } scheduler)
            scheduler.Aborted = true;
        _clock.Close();
    }

    /// <summary>Starts hats from outside. Any thread; before the run it does nothing.</summary>
    public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null) => _scheduler?.Post(opcode, fields);

    /// <summary>
    /// Takes an edited project while it runs: variables, lists, places and clones stay, scripts under way go on as they began, and what starts from now on is new. Any
    /// thread.
    /// </summary>
    /// <param name="edited">The project; it may be the same.</param>
    /// <param name="blocks">All blocks from now on; null: as before.</param>
    public void Edit(Project edited, BlockSet? blocks = null)
    {
        lock (_lock)
            _edited = (edited, blocks ?? _edited?.Blocks);
    }

    /// <summary>Does something to the stage between two frames, once it is there; what it throws is reported. Any thread.</summary>
    public void Do(Action<VirtualStage> deed) => _deeds.Enqueue(deed);

    /// <summary>Answers the question that is shown. Any thread.</summary>
    public void Answer(string answer) => _scheduler?.Answer(answer);

    private void Main(TaskCompletionSource<RunEnd> ended, CancellationToken stop)
    {
        try
        {
            using var registration = stop.Register(Stop);
            var context = new EngineContext();
            SynchronizationContext.SetSynchronizationContext(context);
            var scheduler = new Scheduler(project, CompiledProject.Of(project, _blocks, Report).Targets, _options, Report);
            _monitors = new MonitorBoard(project, _blocks, scheduler.Stage);
            _scheduler = scheduler;
            scheduler.Stage.Happened += e => Happened?.Invoke(e);
            if (_stop)
                scheduler.Aborted = true;
            scheduler.GreenFlag();
            var end = Frames(scheduler, context);
            _options.OnEnd?.Invoke(scheduler.Stage);
            scheduler.StopEverything();
            // What was cancelled comes to its end here, not on some later thread.
            context.Drain();
            ended.SetResult(end);
        }
        catch (Exception e)
        {
            ended.SetException(e);
        }
    }

    private RunEnd Frames(Scheduler scheduler, EngineContext context)
    {
        var time = _options.Time;
        var started = time.GetTimestamp();
        while (true)
        {
            context.Drain();
            DoDeeds(scheduler.Stage);
            TakeEdit(scheduler);
            scheduler.Deliver();
            scheduler.Frame();
            _options.OnFrame?.Invoke();
            if (_stop)
                return RunEnd.Stopped;
            if (_options.TimeLimit is { } limit && time.GetElapsedTime(started) >= limit)
                return RunEnd.TimeLimit;
            if (_options.EndWhenIdle && scheduler.IsIdle && !scheduler.HasConditions && _options.MoreToCome?.Invoke() != true)
                return RunEnd.Finished;
            _clock.WaitForFrame(scheduler is { OnlyWaits: true, IsIdle: false });
        }
    }

    private void TakeEdit(Scheduler scheduler)
    {
        (Project Project, BlockSet? Blocks)? edit;
        lock (_lock)
            (edit, _edited) = (_edited, null);
        if (edit is not { } taken)
            return;
        _blocks = taken.Blocks ?? _blocks;
        scheduler.Edit(taken.Project, Lowering.Lower(taken.Project, _blocks, Report), _blocks);
        _monitors?.Take(_blocks);
    }

    private void DoDeeds(VirtualStage stage)
    {
        for (var left = _deeds.Count; left > 0 && _deeds.TryDequeue(out var deed); left--)
        {
            try
            {
                deed(stage);
            }
            catch (Exception e) when (e is not OutOfMemoryException)
            {
                Report(new Diagnostic(RunCodes.EngineFailed, Severity.Error, "That did not work. Try it again.", $"An order to the running program failed: {e.GetType().Name}: {e.Message}"));
            }
        }
    }

    private void Report(Diagnostic diagnostic) => Reported?.Invoke(diagnostic);
}
