using System.Buffers;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Projects;

/// <summary>A person's projects as files in a folder: a project's id is its file's name without the ending.</summary>
internal static class ProjectShelf
{
    /// <summary>Longest id; file systems take 255 bytes.</summary>
    public const int MostCharacters = 60;

    private const int RoomForNumber = 4;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:*?\"<>|%#");

    /// <summary>Names that mean a device to Windows, whatever ending they have.</summary>
    private static readonly HashSet<string> Devices = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(0, 10).SelectMany(n => (string[])[$"COM{n}", $"LPT{n}"])], StringComparer.OrdinalIgnoreCase);

    /// <summary>The file of a project.</summary>
    /// <exception cref="StudioException">That is no id: it would lead out of the folder.</exception>
    public static string PathOf(Person person, string id) => IsId(id)
        ? Path.Combine(person.Folder, id + ProjectFile.Extension)
        : throw NotHere(id);

    /// <summary>The file of a project that is there.</summary>
    /// <exception cref="StudioException">There is none.</exception>
    public static string Find(Person person, string id) => PathOf(person, id) is var path && File.Exists(path) ? path : throw NotHere(id);

    /// <summary>The projects, the last used first.</summary>
    public static IReadOnlyList<(string Id, DateTime Used, long Bytes)> All(Person person) => !Directory.Exists(person.Folder) ? [] :
        [.. new DirectoryInfo(person.Folder).EnumerateFiles("*" + ProjectFile.Extension)
            .Select(file => (Id: Path.GetFileNameWithoutExtension(file.Name), Used: LastUsed(file.FullName), Bytes: file.Length))
            .Where(project => IsId(project.Id))
            .OrderByDescending(project => project.Used)];

    /// <summary>When a project changed last: the newest changes lie in the log beside the file until it is closed.</summary>
    public static DateTime LastUsed(string path)
    {
        var (file, log) = (File.GetLastWriteTimeUtc(path), path + "-wal");
        return File.Exists(log) && File.GetLastWriteTimeUtc(log) is var later && later > file ? later : file;
    }

    /// <summary>Gives a finished file its place on the shelf, all at once, under a name near the wished one that nobody has: "Cats", "Cats 2", ...</summary>
    /// <returns>The project's id.</returns>
    /// <exception cref="StudioException">The person has no room for another project.</exception>
    public static string Place(Person person, string finished, string wished)
    {
        NeedRoom(person);
        var clean = Clean(wished);
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? clean : string.Create(CultureInfo.InvariantCulture, $"{Cut(clean, MostCharacters - RoomForNumber)} {number}");
            var path = PathOf(person, id);
            // A log that stayed alone would be read into the project beside it.
            if (File.Exists(path) || File.Exists(path + "-wal"))
                continue;
            try
            {
                File.Move(finished, path);
                return id;
            }
            catch (IOException) when (File.Exists(path) && File.Exists(finished))
            {
                // Somebody else took the name just now.
            }
        }
    }

    /// <summary>A name as it can be an id.</summary>
    public static string Clean(string wished)
    {
        var clean = new string([.. wished.Trim().Select(c => char.IsControl(c) || Forbidden.Contains(c) ? ' ' : c)]).Trim(' ', '.');
        return clean.Length == 0 || Devices.Contains(clean.Split('.')[0].TrimEnd()) ? "project" : Cut(clean, MostCharacters);
    }

    private static string Cut(string text, int length) => text.Length <= length ? text :
        text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)].Trim(' ', '.');

    private static void NeedRoom(Person person)
    {
        if (person.Limits?.Invoke() is not { } limits)
            return;
        var projects = All(person);
        if (projects.Count >= limits.Projects || projects.Sum(p => p.Bytes) >> 20 >= limits.Megabytes)
            throw new StudioException(
                StatusCodes.Status409Conflict,
                StudioCodes.NoRoom,
                "There is no room for another project. Delete one first.",
                $"{projects.Count} projects with {projects.Sum(p => p.Bytes) >> 20} MB; the settings allow {limits.Projects} with {limits.Megabytes} MB.");
    }

    /// <summary>Whether a name can be a project's id.</summary>
    public static bool IsId(string id) =>
        id.Length is > 0 and <= MostCharacters && id.Trim(' ', '.') == id && !id.Any(char.IsControl) && id.AsSpan().IndexOfAny(Forbidden) < 0
        && !Devices.Contains(id.Split('.')[0].TrimEnd());

    private static StudioException NotHere(string id) =>
        new(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This project is not here. Choose another one.", $"There is no project '{id}'.");
}
