using System.Collections.Concurrent;
using System.Security.Cryptography;
using MLKids.Blocks.Contracts;
using MLKids.Blocks.Discovery;
using MLKids.Blocks.Values;
using MLKids.Runtime;
using MLKids.Runtime.Projects;
using MLKids.Runtime.Scheduling;
using MLKids.Runtime.Stage;
using MLKids.Runtime.Stage.View;
using MLKids.Studio.Live;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Programs;

/// <summary>
/// The program of an open project: it runs here, pages look at it and send input (<c>MESSAGES.md</c>), edits go into it while it runs, and it saves itself. Safe to use from
/// several threads.
/// </summary>
internal sealed class LiveProgram : IDisposable
{
    /// <summary>A page that lost its connection comes back within this time, or the program is stopped.</summary>
    private static readonly TimeSpan Absence = TimeSpan.FromSeconds(3);

    private readonly Workspace _workspace;
    private readonly LiveRunner _runner;
    private readonly ProgramSaver _saver;
    private readonly ConcurrentDictionary<LiveConnection, StageViewer> _viewers = new();
    private readonly ITimer _absence;
    private readonly Lock _editing = new();
    private BlockSet _blocks;
    private StageView? _view;
    private volatile bool _isStarted;

    private LiveProgram(Workspace workspace)
    {
        _workspace = workspace;
        var time = TimeProvider.System;
        Removed = new Removals(this);
        Findings = new ProgramFindings(workspace.Live);
        var outside = workspace.Plugins.Session.Blocks;
        _blocks = workspace.Bench.DiscoverBlocks();
        Project = Keyed(workspace.Project.Program.Read() is { } saved ? ProjectReader.Read(saved, Findings.Add) : StarterProgram.Make(workspace.Project.Models.All() is [var model, ..] ? model : null));
        Input = new PageInput(workspace.Live, time) { UserName = workspace.Owner.Name };
        _runner = new LiveRunner(Project, Blocks, new RunOptions
        {
            Input = Input,
            Renderer = new CostumeRenderer(Findings.Add),
            OnFrame = workspace.Bench.Tick,
            Seed = RandomNumberGenerator.GetInt32(int.MaxValue),
        });
        _saver = new ProgramSaver(workspace, _runner, time);
        _absence = time.CreateTimer(_ => StopIfAlone(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _runner.Reported += Findings.Add;
        _runner.Shown += (target, block, value) =>
            workspace.Live.Publish("value", new { target, block, text = Letters(Cast.ToText(BlockValue.From(value))) });
        _runner.Changed += view =>
        {
            Volatile.Write(ref _view, view);
            foreach (var viewer in _viewers.Values)
                viewer.Show(view);
        };
        workspace.Bench.Serve(_runner, _runner.Do);
        workspace.Live.Left += Leave;
        workspace.ProgramGivesWay += StopAll;
        workspace.Plugins.Session.Changed += TakeBlocks;
        workspace.Plugins.Session.StoppedChanged += TellStopped;
        workspace.Reported += Findings.Add;
        workspace.Plugins.Remember(Project);
        ProgramMessages.Map(workspace.Live, this);
        _runner.Start();
        // What changed before this listened.
        if (!ReferenceEquals(outside, workspace.Plugins.Session.Blocks))
            TakeBlocks();
    }

    /// <summary>All blocks as they are now: Scratch's own and the plugins'.</summary>
    public BlockSet Blocks => Volatile.Read(ref _blocks);

    /// <summary>The program as it was read or last edited; places and values on the stage are <see cref="Capture"/>'s.</summary>
    public Project Project { get; private set; }

    public ProgramFindings Findings { get; }

    public PageInput Input { get; }

    public ProgramSaver Saver => _saver;

    /// <summary>What was deleted lately.</summary>
    public Removals Removed { get; }

    /// <summary>The program of a workspace; made when first asked for.</summary>
    /// <exception cref="ProjectException">What the file keeps is no program.</exception>
    public static LiveProgram Of(Workspace workspace) => workspace.Part(w => new LiveProgram(w));

    /// <summary>
    /// Changes the program, at rest or running, and saves it soon. One edit at a time. Sprites keep their <see cref="ProjectTarget.Key"/>; new ones and copies get their own.
    /// </summary>
    /// <returns>Number of the change: saved when <see cref="ProgramSaver"/> says so.</returns>
    public long Edit(Func<Project, Project> change)
    {
        lock (_editing)
        {
            var edited = change(Project);
            if (ReferenceEquals(edited, Project))
                return _saver.Version;
            edited = Keyed(edited);
            Findings.Edited();
            _runner.Edit(edited);
            Project = edited;
            _workspace.Plugins.Remember(edited);
            var version = _saver.Touch();
            _workspace.Live.Publish("program", new { version }, latest: true);
            return version;
        }
    }

    /// <summary>Takes quite another program in place of this one.</summary>
    /// <returns>Number of the change.</returns>
    public long Replace(Project project)
    {
        lock (_editing)
        {
            StopAll();
            Findings.Edited();
            Findings.Started();
            // Nothing of the old one is the same as anything of the new one.
            Project = project with { Targets = [.. project.Targets.Select(t => t with { Key = NewKey() })] };
            _runner.Replace(Project);
            _workspace.Plugins.Remember(Project);
            var version = _saver.Touch();
            _workspace.Live.Publish("program", new { version }, latest: true);
            return version;
        }
    }

    /// <summary>The program as it is now, with places, looks and values.</summary>
    public Task<Project> Capture() => _runner.Capture();

    public void GreenFlag()
    {
        Findings.Started();
        Begin();
        _workspace.Bench.Start();
        _runner.GreenFlag();
    }

    public void StopAll()
    {
        _runner.StopAll();
        Input.Camera.Wish.End();
        Input.Microphone.Wish.End();
        // A training that was begun elsewhere is none of the program's, unless it ran.
        if (!_isStarted)
            return;
        _isStarted = false;
        _workspace.Bench.Stop();
        _saver.Touch();
    }

    public void Toggle(string target, string block)
    {
        Begin();
        _runner.Toggle(target, block);
    }

    private void Begin()
    {
        if (!_isStarted)
            _workspace.TellProgramStarts();
        _isStarted = true;
    }

    public void Answer(string answer) => _runner.Answer(answer);

    /// <summary>Does something to the stage between two frames.</summary>
    public void Do(Action<VirtualStage> deed) => _runner.Do(deed);

    /// <summary>As <see cref="Do"/> for what a person changes and wants kept.</summary>
    public void Change(Action<VirtualStage> deed)
    {
        _runner.Do(deed);
        _saver.Touch();
    }

    /// <summary>Adds a monitor or changes the one with its id.</summary>
    public void Put(ProjectMonitor monitor)
    {
        _runner.Put(monitor);
        _saver.Touch();
    }

    public void Scroll(string list, int from) => _runner.Scroll(list, from);

    /// <summary>A page begins to look.</summary>
    public void Watch(LiveConnection page)
    {
        var viewer = new StageViewer(page);
        _viewers[page] = viewer;
        _absence.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _runner.IsWatched = true;
        if (Volatile.Read(ref _view) is { } view)
            viewer.Show(view);
        Findings.Tell(page);
        _saver.Tell(page);
        Input.Camera.Wish.Tell(page);
        Input.Microphone.Wish.Tell(page);
    }

    /// <summary>A page has drawn a frame.</summary>
    public void Seen(LiveConnection page)
    {
        if (_viewers.TryGetValue(page, out var viewer))
            viewer.Seen();
    }

    /// <summary>A page looks elsewhere; when nobody is left, the program is stopped.</summary>
    public void Unwatch(LiveConnection page)
    {
        _viewers.TryRemove(page, out _);
        if (_viewers.IsEmpty)
            StopIfAlone();
    }

    public void Dispose()
    {
        _workspace.Plugins.Session.Changed -= TakeBlocks;
        _workspace.Plugins.Session.StoppedChanged -= TellStopped;
        _workspace.Reported -= Findings.Add;
        _workspace.ProgramGivesWay -= StopAll;
        _workspace.Live.Left -= Leave;
        _absence.Dispose();
        _runner.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _saver.Dispose();
        Input.Dispose();
    }

    /// <summary>Packs came, went or changed: scripts under way go on as they began, what starts next has the new blocks, and pages draw theirs anew.</summary>
    private void TakeBlocks()
    {
        lock (_editing)
        {
            var blocks = _workspace.Bench.DiscoverBlocks();
            Findings.Edited();
            _runner.Edit(Project, blocks);
            Volatile.Write(ref _blocks, blocks);
            _workspace.Plugins.Remember(Project);
        }

        _workspace.Live.Publish("blocks", null, latest: true);
    }

    /// <summary>Which extensions are stopped has changed: what is new is told.</summary>
    private void TellStopped() => _workspace.Live.Publish("stopped", new { extensions = _workspace.Plugins.Stopped.ToList() }, latest: true);

    private void Leave(LiveConnection page)
    {
        if (_viewers.TryRemove(page, out _) && _viewers.IsEmpty)
            _absence.Change(Absence, Timeout.InfiniteTimeSpan);
    }

    private void StopIfAlone()
    {
        if (!_viewers.IsEmpty)
            return;
        _runner.IsWatched = false;
        Input.Microphone.Unplug("closed");
        _runner.Do(_ => Input.LetGo());
        StopAll();
    }

    private static Project Keyed(Project project)
    {
        var taken = new HashSet<string> { "" };
        return project.Targets.All(t => taken.Add(t.Key)) ? project : project with { Targets = [.. Keys(project.Targets)] };
    }

    private static IEnumerable<ProjectTarget> Keys(IReadOnlyList<ProjectTarget> targets)
    {
        var taken = new HashSet<string> { "" };
        foreach (var target in targets)
            yield return taken.Add(target.Key) ? target : target with { Key = NewKey() };
    }

    /// <summary>A key for a new sprite, so that its page can name it at once.</summary>
    public static string NewKey() => "n" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    private static string Letters(string text) => text.Length > 1_000 ? text[..1_000] : text;
}
