using MLKids.Runtime.Projects;

namespace MLKids.Studio.Programs;

/// <summary>What was deleted from the program lately and can be put back. Safe to use from several threads.</summary>
internal sealed class Removals(LiveProgram program)
{
    /// <summary>Older ones are forgotten.</summary>
    private const int Most = 20;

    private readonly Lock _lock = new();
    private readonly Queue<(int Number, Func<Project, Project> PutBack)> _kept = [];
    private int _count;

    /// <returns>The number by which it is put back.</returns>
    public int Keep(Func<Project, Project> putBack)
    {
        lock (_lock)
        {
            if (_kept.Count == Most)
                _kept.Dequeue();
            _kept.Enqueue((++_count, putBack));
            return _count;
        }
    }

    /// <exception cref="ProjectException">It is forgotten.</exception>
    public void PutBack(int number)
    {
        Func<Project, Project>? found;
        lock (_lock)
            found = _kept.FirstOrDefault(k => k.Number == number).PutBack;
        program.Edit(found ?? throw new ProjectException(ProjectCodes.NotThere, "This is too long ago to bring back.", $"Only the last {Most} removals are kept; wanted number {number} of {_count}."));
    }
}
