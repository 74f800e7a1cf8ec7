using System.Reflection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MLKids.Blocks.Diagnostics;
using MLKids.Blocks.MachineLearning;
using MLKids.Learning.Examples;
using MLKids.Learning.Training;
using MLKids.Studio.Live;
using MLKids.Studio.Plugins;
using MLKids.Studio.Serving;
using MLKids.Studio.Settings;

namespace MLKids.Studio.Workspaces;

/// <summary>An open project of one person: the file, its learning, its live channel. Endpoints take it as a parameter: it comes from the address and the session.</summary>
internal sealed class Workspace : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private readonly Workbench _bench;
    private readonly Dictionary<Type, IDisposable> _parts = [];
    private readonly Lock _lock = new();
    private string? _rules;

    /// <param name="owner">Whose project.</param>
    /// <param name="id">Its name in addresses.</param>
    /// <param name="project">The file; this takes it over.</param>
    /// <param name="bench">Plugins and learning of this project; this takes it over.</param>
    /// <param name="plugins">Its extensions.</param>
    public Workspace(Person owner, string id, ProjectFile project, Workbench bench, ProjectPlugins plugins)
    {
        (Owner, Id, Project, _bench, Plugins) = (owner, id, project, bench, plugins);
        bench.Open(project);
        project.Changed += () => Live.Publish("project", null, latest: true);
    }

    public Person Owner { get; }

    public string Id { get; }

    public ProjectFile Project { get; }

    public Workbench Bench => _bench;

    public LearningSession Learning => _bench.Learning;

    /// <summary>Extensions of this project.</summary>
    public ProjectPlugins Plugins { get; }

    /// <summary>Messages to and from the pages that show this project.</summary>
    public LiveRoom Live { get; } = new();

    /// <summary>Cancelled when the project is closed.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>
    /// A feature's own state for this project (the running program, the live test, ...), made when first asked for and disposed of when the project is closed.
    /// </summary>
    public T Part<T>(Func<Workspace, T> make) where T : class, IDisposable
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_closing.IsCancellationRequested, this);
            if (_parts.GetValueOrDefault(typeof(T)) is T part)
                return part;
            part = make(this);
            _parts.Add(typeof(T), part);
            return part;
        }
    }

    /// <summary>A plugin or its lifecycle found something; on any thread.</summary>
    public event Action<Diagnostic>? Reported;

    public void Report(Diagnostic finding) => Reported?.Invoke(finding);

    /// <summary>The program here begins to run.</summary>
    public event Action? ProgramStarts;

    /// <summary>Another program of somebody who may run only one has begun: this one stops.</summary>
    public event Action? ProgramGivesWay;

    public void TellProgramStarts() => ProgramStarts?.Invoke();

    public void GiveWay() => ProgramGivesWay?.Invoke();

    /// <summary>Lets the teacher's settings count here. False when this must be opened anew for it: other blocks are allowed than those it was opened with.</summary>
    public bool Apply(TeacherSettings settings)
    {
        var rules = string.Join(' ', [.. settings.Packs ?? ["*"], "|", .. settings.Permissions ?? ["*"]]);
        if (_rules is not null && _rules != rules)
            return false;
        _rules = rules;
        _bench.Refusal = settings.Refusal;
        _bench.OutsideRefusal = settings.RefusalOfNeeds;
        Plugins.Refresh();
        Learning.MoreNeverSay = settings.NeverSay;
        Learning.Forced = settings.Preset switch
        {
            "accurate" => new PresetChoice(Preset.Accurate, "The teacher chose the accurate model for everybody."),
            "simplified" => new PresetChoice(Preset.Simplified, "The teacher chose the simplified model for everybody."),
            _ => null,
        };
        if (Owner.Limits?.Invoke() is { } limits)
            (Project.MostExamples, Project.MostBytes) = (limits.Examples, (long)limits.Megabytes << 20);
        return true;
    }

    /// <summary>Binds endpoint parameters: the project of the address, if it is the session's person's.</summary>
    public static ValueTask<Workspace?> BindAsync(HttpContext context, ParameterInfo _)
    {
        var person = context.Features.Get<Person>()!;
        var id = (string?)context.Request.RouteValues["project"] ?? "";
        return ValueTask.FromResult<Workspace?>(context.RequestServices.GetRequiredService<WorkspaceSet>().Open(person, id));
    }

    public void Dispose()
    {
        _closing.Cancel();
        List<IDisposable> parts;
        lock (_lock)
        {
            parts = [.. _parts.Values];
            _parts.Clear();
        }

        foreach (var part in parts)
            part.Dispose();
        _bench.Dispose();
        Project.Dispose();
        _closing.Dispose();
    }
}
