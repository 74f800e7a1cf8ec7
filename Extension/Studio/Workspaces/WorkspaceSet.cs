using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MLKids.Blocks.Diagnostics;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;
using MLKids.Packs.Shelf;
using MLKids.Studio.Plugins;
using MLKids.Studio.Projects;
using MLKids.Studio.Reports;
using MLKids.Studio.Serving;
using MLKids.Studio.Settings;
using MLKids.Studio.Training;

namespace MLKids.Studio.Workspaces;

/// <summary>The open projects of everybody. A project is opened once, whoever asks how often, and closed some time after the last page has gone.</summary>
internal sealed partial class WorkspaceSet : IDisposable
{
    /// <summary>Projects that a child may have open at once.</summary>
    private const int MostOfAChild = 3;

    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private readonly LearningCatalog _catalog;
    private readonly TrainingWorkers _workers;
    private readonly SettingsStore _settings;
    private readonly ErrorLog _errors;
    private readonly PluginShelf _shelf;
    private readonly ILogger<WorkspaceSet> _log;
    private readonly TimeProvider _time;
    private readonly ITimer _sweep;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Workspace Workspace, long Used)> _open = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> _away = new(StringComparer.OrdinalIgnoreCase);

    public WorkspaceSet(LearningCatalog catalog, TrainingWorkers workers, SettingsStore settings, ErrorLog errors, PluginShelf shelf, TimeProvider time, ILogger<WorkspaceSet> log)
    {
        (_catalog, _workers, _settings, _errors, _shelf, _time, _log) = (catalog, workers, settings, errors, shelf, time, log);
        settings.Changed += Apply;
        _sweep = time.CreateTimer(_ => Sweep(), null, Look, Look);
    }

    /// <summary>The workspaces that are open now.</summary>
    public IReadOnlyList<Workspace> All
    {
        get
        {
            lock (_lock)
                return [.. _open.Values.Select(o => o.Workspace)];
        }
    }

    /// <summary>The person's project, opened if it is not.</summary>
    /// <exception cref="StudioException">There is no such project.</exception>
    /// <exception cref="Learning.LearningException">The file is damaged or newer.</exception>
    public Workspace Open(Person person, string id)
    {
        var path = ProjectShelf.PathOf(person, id);
        lock (_lock)
        {
            if (_open.TryGetValue(path, out var known))
            {
                _open[path] = (known.Workspace, _time.GetTimestamp());
                return known.Workspace;
            }

            if (_away.Contains(path))
                throw InUse(id);
            if (!File.Exists(path))
                throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This project is not here. Choose another one.", $"There is no project '{id}' in {person.Folder}.");
            if (!person.IsTeacher)
                MakeRoom(person);
            var workspace = Make(person, id, ProjectFile.Open(path));
            _open.Add(path, (workspace, _time.GetTimestamp()));
            return workspace;
        }
    }

    /// <summary>Closes a project if it is open, then does something to its file; nobody can open it meanwhile.</summary>
    /// <exception cref="StudioException">Somebody else does something to it at this moment.</exception>
    public T WhileClosed<T>(Person person, string id, Func<string, T> act)
    {
        var path = ProjectShelf.PathOf(person, id);
        Workspace? workspace = null;
        lock (_lock)
        {
            if (!_away.Add(path))
                throw InUse(id);
            if (_open.Remove(path, out var known))
                workspace = known.Workspace;
        }

        try
        {
            workspace?.Dispose();
            return act(path);
        }
        finally
        {
            lock (_lock)
                _away.Remove(path);
        }
    }

    /// <summary>Closes a project if it is open.</summary>
    public void Close(Person person, string id) => WhileClosed(person, id, _ => 0);

    /// <summary>Closes all projects of a person.</summary>
    public void CloseAll(string person)
    {
        foreach (var workspace in All.Where(w => w.Owner.Id == person))
            Close(workspace);
    }

    public void Dispose()
    {
        _settings.Changed -= Apply;
        _sweep.Dispose();
        foreach (var workspace in All)
            workspace.Dispose();
        lock (_lock)
            _open.Clear();
    }

    private static StudioException InUse(string id) => new(
        StatusCodes.Status409Conflict, StudioCodes.InUse, "Another window is using this project. Close it and try again.", $"The project '{id}' is being moved or used by another program.");

    private Workspace Make(Person person, string id, ProjectFile project)
    {
        Workbench? bench = null;
        try
        {
            Workspace? workspace = null;
            void Tell(Diagnostic finding)
            {
                Report(id, finding);
                Volatile.Read(ref workspace)?.Report(finding);
            }

            var memory = new PluginMemory(project);
            bool IsAllowed(string plugin) => _settings.Current.AllowsPlugin(person, plugin);
            bench = new Workbench(
                Tell,
                catalog: _catalog,
                trainer: _workers.For(person.Id),
                shelf: _shelf,
                allows: p => IsAllowed(p.Name) && memory.IsOn(p.Name),
                // What an extension keeps of one child is not for the next.
                dataRoot: person.IsTeacher ? null : Path.Combine(person.Folder, "plugins"));
            var plugins = new ProjectPlugins(_shelf, bench.Outside!, memory, IsAllowed);
            Volatile.Write(ref workspace, new Workspace(person, id, project, bench, plugins));
            workspace.Apply(_settings.Current);
            workspace.ProgramStarts += () => OnlyThis(workspace);
            return workspace;
        }
        catch
        {
            bench?.Dispose();
            project.Dispose();
            throw;
        }
    }

    /// <summary>A child runs one program at a time: the newest.</summary>
    private void OnlyThis(Workspace started)
    {
        if (started.Owner.IsTeacher)
            return;
        foreach (var other in All.Where(w => w != started && w.Owner.Id == started.Owner.Id))
            other.GiveWay();
    }

    private void Report(string id, Diagnostic finding)
    {
        LogFinding(_log, id, finding.ToString());
        _errors.Add(finding.Code, finding.ChildSentence);
    }

    /// <summary>Other blocks need another program: a project whose blocks change is closed and opened anew by its page. All else counts at once.</summary>
    private void Apply(TeacherSettings settings)
    {
        foreach (var workspace in All)
            if (!workspace.Apply(settings))
                Close(workspace);
    }

    /// <summary>Nobody opens the file before this has let go of it.</summary>
    private void Close(Workspace workspace)
    {
        var path = ProjectShelf.PathOf(workspace.Owner, workspace.Id);
        lock (_lock)
            if (_open.GetValueOrDefault(path).Workspace != workspace || !_away.Add(path))
                return;
            else
                _open.Remove(path);
        try
        {
            workspace.Dispose();
        }
        finally
        {
            lock (_lock)
                _away.Remove(path);
        }
    }

    /// <summary>A child has a few projects open at once; those that nobody looks at go first. Called within the lock.</summary>
    private void MakeRoom(Person person)
    {
        var own = _open.Where(o => o.Value.Workspace.Owner.Id == person.Id).OrderBy(o => o.Value.Used).ToList();
        if (own.Count < MostOfAChild)
            return;
        if (own.FirstOrDefault(o => o.Value.Workspace is { Live.Count: 0, Learning.IsTraining: false }) is not { Key: { } path, Value.Workspace: { } workspace })
            throw new StudioException(StatusCodes.Status409Conflict, StudioCodes.TooManyPages, "You have many projects open. Close one first.", $"A child has at most {MostOfAChild} projects open.");
        _open.Remove(path);
        workspace.Dispose();
    }

    private void Sweep()
    {
        List<Workspace> left = [];
        lock (_lock)
            foreach (var (path, (workspace, used)) in _open.ToList())
                if (workspace.Live.Count == 0 && !workspace.Learning.IsTraining && _time.GetElapsedTime(used) > Idle)
                {
                    _open.Remove(path);
                    left.Add(workspace);
                }

        foreach (var workspace in left)
            workspace.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Project}: {Finding}")]
    private static partial void LogFinding(ILogger log, string project, string finding);
}
