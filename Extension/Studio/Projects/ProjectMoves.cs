using System.Globalization;
using Microsoft.AspNetCore.Http;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;
using MLKids.Studio.Workspaces;

namespace MLKids.Studio.Projects;

/// <summary>Renames, copies, deletes and brings back whole projects. Each is one step of the file system: after a crash a project is where it was or where it was to go.</summary>
internal sealed class ProjectMoves(WorkspaceSet workspaces, TimeProvider time)
{
    /// <summary>How long deleted projects can be brought back.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Deleted = "Deleted";

    /// <returns>The new id.</returns>
    /// <exception cref="StudioException">The name is taken.</exception>
    public string Rename(Person person, string id, string wished)
    {
        ProjectShelf.Find(person, id);
        var wanted = ProjectShelf.Clean(wished);
        if (wanted == id)
            return id;
        var to = ProjectShelf.PathOf(person, wanted);
        if (File.Exists(to) && !wanted.Equals(id, StringComparison.OrdinalIgnoreCase))
            throw new StudioException(StatusCodes.Status409Conflict, StudioCodes.NameTaken, "A project has that name already. Choose another name.", $"'{wanted}' is taken.");
        return workspaces.WhileClosed(person, id, path =>
        {
            Settle(path);
            File.Move(path, to);
            return wanted;
        });
    }

    /// <returns>The copy's id.</returns>
    public string Copy(Person person, string id, string wished)
    {
        using var workplace = new ProjectWorkplace(person);
        using (var project = ProjectFile.Open(ProjectShelf.Find(person, id)))
            project.SaveCopyTo(workplace.ProjectPath);
        return workplace.Place(wished);
    }

    /// <summary>Moves a project to the folder of deleted ones.</summary>
    /// <returns>A ticket for <see cref="Restore"/>.</returns>
    public string Delete(Person person, string id)
    {
        ProjectShelf.Find(person, id);
        return workspaces.WhileClosed(person, id, path =>
        {
            Settle(path);
            var deleted = Directory.CreateDirectory(Path.Combine(person.Folder, Deleted));
            foreach (var old in deleted.EnumerateDirectories().Where(d => time.GetUtcNow() - d.LastWriteTimeUtc > Kept))
                old.Delete(recursive: true);
            var ticket = string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N")[..8]}");
            var place = deleted.CreateSubdirectory(ticket);
            // The log of a damaged project first: a log that stays alone on the shelf would be read into the next project of that name.
            foreach (var ending in (ReadOnlySpan<string>)["-wal", "-shm", ""])
                if (File.Exists(path + ending))
                    File.Move(path + ending, Path.Combine(place.FullName, Path.GetFileName(path) + ending));
            return ticket;
        });
    }

    /// <summary>Brings a deleted project back.</summary>
    /// <returns>Its id; another one when its name was taken meanwhile.</returns>
    /// <exception cref="StudioException">It is gone for good.</exception>
    public string Restore(Person person, string ticket)
    {
        var folder = ticket.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? new DirectoryInfo(Path.Combine(person.Folder, Deleted, ticket)) : null;
        if (folder is not { Exists: true } || folder.EnumerateFiles("*" + ProjectFile.Extension).FirstOrDefault() is not { } file)
            throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This project is gone. It cannot be brought back.", $"No deleted project '{ticket}'.");
        var id = ProjectShelf.Place(person, file.FullName, Path.GetFileNameWithoutExtension(file.Name));
        folder.Delete(recursive: true);
        return id;
    }

    /// <summary>Closes the file's log, so that the file alone is the whole project.</summary>
    private static void Settle(string path)
    {
        try
        {
            using var _ = ProjectFile.Open(path);
        }
        catch (LearningException e) when (e.Code is LearningCodes.DamagedProject or LearningCodes.NewerProject)
        {
            // Moved as it lies.
            return;
        }

        if (new FileInfo(path + "-wal") is { Exists: true, Length: > 0 })
            throw new StudioException(
                StatusCodes.Status409Conflict, StudioCodes.InUse, "Another window is using this project. Close it and try again.", $"Another program has '{path}' open.");
    }
}
