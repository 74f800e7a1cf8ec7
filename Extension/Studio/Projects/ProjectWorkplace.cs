using MLKids.Learning.Examples;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Projects;

/// <summary>
/// A folder on the shelf's disk where a project is made before it gets its place: whatever goes wrong, the shelf never shows half a project. Goes away when disposed; what a
/// crash left behind goes with the next one after a day.
/// </summary>
internal sealed class ProjectWorkplace : IDisposable
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly Person _person;

    /// <exception cref="IOException">The person's folder cannot be written.</exception>
    public ProjectWorkplace(Person person)
    {
        _person = person;
        var all = Directory.CreateDirectory(Path.Combine(person.Folder, ".unfinished"));
        foreach (var left in all.EnumerateDirectories().Where(d => TimeProvider.System.GetUtcNow() - d.LastWriteTimeUtc > Kept))
            Remove(left.FullName);
        Folder = all.CreateSubdirectory(Guid.NewGuid().ToString("N")).FullName;
    }

    public string Folder { get; }

    /// <summary>The project that is being made here.</summary>
    public string ProjectPath => Path.Combine(Folder, "project" + ProjectFile.Extension);

    /// <summary>Makes a project; there is nothing in it to undo.</summary>
    public void Make(Action<ProjectFile> fill)
    {
        using var project = ProjectFile.Create(ProjectPath);
        fill(project);
        project.History.Forget();
    }

    /// <summary>Gives the project that was made its place on the shelf.</summary>
    /// <returns>Its id.</returns>
    public string Place(string wished) => ProjectShelf.Place(_person, ProjectPath, wished);

    public void Dispose() => Remove(Folder);

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Goes with a later one.
        }
    }
}
