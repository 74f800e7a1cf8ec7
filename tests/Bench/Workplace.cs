using MLKids.Learning.Examples;

namespace MLKids.Bench;

/// <summary>A folder for the bench's files that goes away with it.</summary>
internal sealed class Workplace : IDisposable
{
    public Workplace() => Folder = Directory.CreateTempSubdirectory("mlkids-bench-").FullName;

    public string Folder { get; }

    public string Path(string name) => System.IO.Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    /// <summary>A project with one model "photos" of three labels, without features.</summary>
    public string Project(string name, Photos photos, int each, int seed = 0)
    {
        var path = Path(name + ProjectFile.Extension);
        using var project = ProjectFile.Create(path);
        var model = project.Models.Add("photos");
        project.Examples.AddMany(photos.Varied(each, seed).Select(photo =>
            new NewExample(project.Labels.GetOrAdd(model.Id, photo.Label).Id, photo.Bytes, photo.Name)));
        return path;
    }

    /// <summary>A copy of a project that nobody has open.</summary>
    public string Copy(string project, string name)
    {
        var path = Path(name + ProjectFile.Extension);
        File.Copy(project, path, overwrite: true);
        foreach (var rest in (string[])["-wal", "-shm"])
            File.Delete(path + rest);
        return path;
    }
}
