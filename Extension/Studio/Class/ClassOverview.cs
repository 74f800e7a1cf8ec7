using MLKids.Learning.Training;
using MLKids.Studio.Projects;
using MLKids.Studio.Serving;
using MLKids.Studio.Training;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Class;

/// <summary>What the teacher's page shows of the class, told once a second while somebody looks.</summary>
internal sealed class ClassOverview : IDisposable
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);
    private readonly ClassRoom _room;
    private readonly Sessions _sessions;
    private readonly WorkspaceSet _workspaces;
    private readonly TrainingWorkers _workers;
    private readonly TimeProvider _time;
    private readonly ITimer _timer;
    private Dictionary<Workspace, long> _answers = [];
    private long _counted;

    public ClassOverview(ClassRoom room, Sessions sessions, WorkspaceSet workspaces, TrainingWorkers workers, TimeProvider time)
    {
        (_room, _sessions, _workspaces, _workers, _time) = (room, sessions, workspaces, workers, time);
        _counted = time.GetTimestamp();
        room.Teachers.Joined += connection => connection.Send("class", Read([], 0));
        _timer = time.CreateTimer(_ => Tell(), null, Beat, Beat);
    }

    public void Dispose() => _timer.Dispose();

    private void Tell()
    {
        if (_room.Teachers.Count == 0)
            return;
        var now = _time.GetTimestamp();
        var seconds = _time.GetElapsedTime(_counted, now).TotalSeconds;
        var before = _answers;
        _answers = _workspaces.All.ToDictionary(w => w, w => w.Learning.Answers);
        _counted = now;
        _room.Teachers.Publish("class", Read(_answers.ToDictionary(a => a.Key, a => a.Value - before.GetValueOrDefault(a.Key, a.Value)), seconds), latest: true);
    }

    private object Read(Dictionary<Workspace, long> answers, double seconds)
    {
        var open = _workspaces.All.ToLookup(w => w.Owner.Id);
        var trainings = _workers.Status();
        var here = _sessions.All.Where(s => s.Connections > 0).Select(s => s.Person.Id).ToHashSet();
        return new
        {
            paused = _room.IsPaused,
            memory = Environment.WorkingSet >> 20,
            trainingMemory = trainings.Sum(t => t.MemoryMB),
            trainings,
            children = _room.Roster.All.Select(child => new
            {
                child.Id,
                child.Name,
                isHere = here.Contains(child.PersonId),
                choosesAnew = child.Pictures is null,
                projects = open[child.PersonId].Select(w => w.Id),
                answers = seconds > 0 ? Math.Round(open[child.PersonId].Sum(w => answers.GetValueOrDefault(w)) / seconds, 1) : 0,
                training = trainings.FirstOrDefault(t => t.Owner == child.PersonId),
            }),
        };
    }
}
