using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Studio.Projects;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Workspaces;

/// <summary>The open projects of everybody. A project is opened once, whoever asks how often, and closed some time after the last page has gone.</summary>
internal sealed partial class WorkspaceSet : IDisposable
{
    private static readonly TimeSpan Idle = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Look = TimeSpan.FromMinutes(1);
    private readonly FeaturizerCatalog _featurizers;
    private readonly ILogger<WorkspaceSet> _log;
    private readonly TimeProvider _time;
    private readonly ITimer _sweep;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, (Workspace Workspace, long Used)> _open = new(StringComparer.OrdinalIgnoreCase);

    public WorkspaceSet(FeaturizerCatalog featurizers, TimeProvider time, ILogger<WorkspaceSet> log)
    {
        (_featurizers, _time, _log) = (featurizers, time, log);
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

            if (!File.Exists(path))
                throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This project is not here. Choose another one.", $"There is no project '{id}' in {person.Folder}.");
            var workspace = Make(person, id, ProjectFile.Open(path));
            _open.Add(path, (workspace, _time.GetTimestamp()));
            return workspace;
        }
    }

    /// <summary>Closes a project if it is open, so that its file can be moved or deleted.</summary>
    public void Close(Person person, string id)
    {
        Workspace? workspace = null;
        lock (_lock)
        {
            var path = ProjectShelf.PathOf(person, id);
            if (_open.Remove(path, out var known))
                workspace = known.Workspace;
        }

        workspace?.Dispose();
    }

    public void Dispose()
    {
        _sweep.Dispose();
        foreach (var workspace in All)
            workspace.Dispose();
        lock (_lock)
            _open.Clear();
    }

    private Workspace Make(Person person, string id, ProjectFile project)
    {
        Workbench? bench = null;
        try
        {
            bench = new Workbench(finding => LogFinding(_log, id, finding.ToString()), featurizers: _featurizers);
            return new Workspace(person, id, project, bench);
        }
        catch
        {
            bench?.Dispose();
            project.Dispose();
            throw;
        }
    }

    private void Sweep()
    {
        List<Workspace> left = [];
        lock (_lock)
            foreach (var (path, (workspace, used)) in _open.ToList())
                if (workspace.Live.Count == 0 && _time.GetElapsedTime(used) > Idle)
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
