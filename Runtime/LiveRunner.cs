using MLKids.Blocks.Contracts;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.Discovery;
using MLKids.Runtime.Compile;
using MLKids.Runtime.Hosting;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Stage;
using MLKids.Runtime.Stage.View;

namespace MLKids.Runtime;

/// <summary>
/// A program that lives as long as its editor is open: flag and stop sign any number of times, edits while it runs, blocks started by a click, its stage to look at. Safe to
/// use from any thread. The engine lives on a thread of its own, which sleeps while nothing runs; events are raised on it and must return quickly. Hats that watch a
/// condition do so from the first flag (or clicked block) to the stop sign, so that a program that was only opened wants no camera.
/// </summary>
public sealed class LiveRunner : IHatStarter, IAsyncDisposable
{
    private const int StackBytes = 256 << 20;
    private readonly RunOptions _options;
    private readonly FrameClock _clock;
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Queue<Action<Engine>> _orders = new();
    private Scheduler? _scheduler;
    private Project _project;
    private volatile BlockSet _blocks;
    private bool _started, _closed, _isOver;
    private volatile bool _isWatched;

    /// <param name="project">What runs; it does not start by itself.</param>
    /// <param name="blocks">All blocks.</param>
    /// <param name="options">Time limit, end when idle, <see cref="RunOptions.MoreToCome"/> and <see cref="RunOptions.OnEnd"/> do not count here.</param>
    public LiveRunner(Project project, BlockSet blocks, RunOptions? options = null)
    {
        (_project, _blocks, _options) = (project, blocks, options ?? new RunOptions());
        _clock = new FrameClock(_options.Time, _options.FramesPerSecond);
    }

    /// <summary>Speech, questions, sounds, costumes.</summary>
    public event Action<StageEvent>? Happened;

    /// <summary>Findings of the compiler and of running blocks; on any thread.</summary>
    public event Action<Diagnostic>? Reported;

    /// <summary>A clicked reporter's value: sprite's key, block, value (double, string or bool).</summary>
    public event Action<string, string, object?>? Shown;

    /// <summary>The stage looks different; only while <see cref="IsWatched"/>.</summary>
    public event Action<StageView>? Changed;

    /// <summary>Whether somebody looks at the stage. Default false: then no pictures of it are made.</summary>
    public bool IsWatched
    {
        get => _isWatched;
        set
        {
            _isWatched = value;
            _clock.Wake();
        }
    }

    /// <summary>Begins; call it once, after the events have their listeners.</summary>
    public void Start()
    {
        lock (_lock)
            _started = true;
        new Thread(Main, StackBytes) { IsBackground = true, Name = "MLKids program" }.Start();
    }

    /// <summary>Stops everything, sets the timer to 0 and starts the scripts under the flag.</summary>
    public void GreenFlag() => Order(
        engine =>
        {
            engine.Scheduler.WatchesConditions = true;
            engine.Scheduler.GreenFlag();
        },
        interrupts: true);

    /// <summary>The stop sign: scripts, sounds, bubbles and clones end; everything else stays in its place.</summary>
    public void StopAll() => Order(
        engine =>
        {
            engine.Scheduler.WatchesConditions = false;
            engine.Scheduler.StopEverything();
        },
        interrupts: true);

    /// <inheritdoc/>
    public void Post(string opcode, IReadOnlyDictionary<string, string>? fields = null) => Order(engine => engine.Scheduler.Post(opcode, fields));

    /// <summary>Answers the question that is shown.</summary>
    public void Answer(string answer) => Order(engine => engine.Scheduler.Answer(answer));

    /// <summary>
    /// A click on blocks: their script starts (from below its hat), or stops if it runs; a reporter's value is <see cref="Shown"/>. Any block of the script will do. What is
    /// not there is passed over.
    /// </summary>
    /// <param name="target">The sprite's <see cref="ProjectTarget.Key"/>.</param>
    /// <param name="blockId">The block.</param>
    public void Toggle(string target, string blockId) => Order(engine => engine.Toggle(target, blockId, _project, _blocks, Report));

    /// <summary>Does something to the stage between two frames: mouse, keys, properties of sprites. What it throws is reported.</summary>
    public void Do(Action<VirtualStage> deed) => Order(engine => deed(engine.Scheduler.Stage));

    /// <summary>Adds a monitor, or changes the one with its id.</summary>
    public void Put(ProjectMonitor monitor) => Order(engine => engine.Monitors.Put(monitor));

    /// <summary>Shows another part of a list in its monitor.</summary>
    public void Scroll(string listId, int from) => Order(engine => engine.Monitors.Scroll(listId, from));

    /// <summary>
    /// Takes an edited project, at rest or running. Sprites are told apart by their keys; who stays keeps place, looks, values and clones; who is new comes with what is
    /// written; scripts under way go on as they began. The project's monitors are not looked at: see <see cref="Put"/>.
    /// </summary>
    /// <param name="edited">The project; it may be the same.</param>
    /// <param name="blocks">
    /// All blocks from now on, where a pack has come, gone or changed; null: as before. Scripts under way go on with the blocks that they began with, and nothing holds
    /// those once they have ended.
    /// </param>
    public void Edit(Project edited, BlockSet? blocks = null)
    {
        var all = _blocks = blocks ?? _blocks;
        // Here and not on the engine's thread: it takes milliseconds.
        var lowered = Lowering.Lower(edited, all, Report);
        Order(engine =>
        {
            CompiledProject.Forget(_project);
            _project = edited;
            engine.Edit(edited, lowered, all);
        });
    }

    /// <summary>Takes quite another project: it starts as one that was just opened.</summary>
    /// <param name="project">The project.</param>
    /// <param name="blocks">All blocks from now on; null: as before.</param>
    public void Replace(Project project, BlockSet? blocks = null)
    {
        _blocks = blocks ?? _blocks;
        Order(
            engine =>
            {
                engine.IsReplaced = true;
                _project = project;
            },
            interrupts: true);
    }

    /// <summary>The project as it is now, for saving: places, looks, values. What did not change is the same object as in the project that was given.</summary>
    public Task<Project> Capture()
    {
        var answer = new TaskCompletionSource<Project>(TaskCreationOptions.RunContinuationsAsynchronously);
        var taken = Order(engine => answer.SetResult(engine.Capture(_project)), otherwise: e => answer.TrySetException(e));
        if (!taken)
            answer.SetResult(_project);
        return answer.Task;
    }

    /// <summary>Ends it. What was ordered before is still done.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_lock)
        {
            _closed = true;
            if (_scheduler is { } scheduler)
                scheduler.Aborted = true;
        }

        _clock.Close();
        if (!_started)
            _ended.TrySetResult();
        await _ended.Task.ConfigureAwait(false);
    }

    private bool Order(Action<Engine> order, bool interrupts = false, Action<Exception>? otherwise = null)
    {
        lock (_lock)
        {
            if (_isOver)
                return false;
            _orders.Enqueue(Guarded);
            if (interrupts && _scheduler is { } scheduler)
                scheduler.Aborted = true;
        }

        _clock.Wake();
        return true;

        void Guarded(Engine engine)
        {
            try
            {
                order(engine);
            }
            catch (Exception e)
            {
                otherwise?.Invoke(e);
                Report(new Diagnostic(RunCodes.EngineFailed, Severity.Error, "That did not work. Try it again.", $"An order to the running program failed: {e.GetType().Name}: {e.Message}"));
            }
        }
    }

    private void Main()
    {
        var frames = 0L;
        var runs = 0;
        while (!_isOver)
        {
            Engine? engine = null;
            try
            {
                var context = new EngineContext(_clock.Wake);
                SynchronizationContext.SetSynchronizationContext(context);
                var scheduler = new Scheduler(_project, CompiledProject.Of(_project, _blocks, Report).Targets, _options, Report) { WatchesConditions = false };
                scheduler.Stage.Happened += e => Happened?.Invoke(e);
                scheduler.Shown += (sprite, block, value) => Shown?.Invoke(sprite.Source.Key, block, value);
                engine = new Engine(context, scheduler, new MonitorBoard(_project, _blocks, scheduler.Stage), ++runs, frames);
                lock (_lock)
                    _scheduler = scheduler;
                Live(engine);
                frames = engine.Look.Last?.Number ?? frames;
            }
            catch (Exception e)
            {
                // Nobody loses a program because something inside fails: it goes on from where it stood, at rest.
                frames = engine?.Look.Last?.Number ?? frames;
                _project = engine?.Rescue(_project) ?? _project;
                Report(new Diagnostic(RunCodes.Restarted, Severity.Error, "Something inside went wrong. Press the green flag again.", $"The program was set up anew: {e}"));
                lock (_lock)
                    _isOver = _closed || engine is not { HasLived: true };
            }
        }

        _ended.TrySetResult();
    }

    private void Live(Engine engine)
    {
        while (true)
        {
            engine.Context.Drain();
            if (TakeOrders(engine) || engine.IsReplaced)
                break;
            engine.Scheduler.Deliver();
            engine.Scheduler.Frame();
            _options.OnFrame?.Invoke();
            if (_isWatched && engine.LookAgain() is { } view)
                Changed?.Invoke(view);
            engine.HasLived = true;
            if (engine.IsBusy(_isWatched))
                _clock.WaitForFrame(engine.Scheduler is { OnlyWaits: true, IsIdle: false });
            else
                _clock.Rest();
        }

        engine.Scheduler.StopEverything();
        engine.Context.Drain();
        if (!engine.IsReplaced)
            _project = engine.Capture(_project);
    }

    /// <returns>Whether this was the last time.</returns>
    private bool TakeOrders(Engine engine)
    {
        while (true)
        {
            Queue<Action<Engine>> orders;
            lock (_lock)
            {
                engine.Scheduler.Aborted = false;
                if (_orders.Count == 0)
                {
                    _isOver = _closed;
                    return _isOver;
                }

                (orders, _orders) = (_orders, new Queue<Action<Engine>>());
            }

            while (orders.TryDequeue(out var order))
            {
                order(engine);
                if (!engine.IsReplaced)
                    continue;
                // The rest is for the new program.
                lock (_lock)
                    _orders = new Queue<Action<Engine>>(orders.Concat(_orders));
                return false;
            }
        }
    }

    private void Report(Diagnostic diagnostic) => Reported?.Invoke(diagnostic);
}
