using System.Buffers;
using Microsoft.AspNetCore.Http;
using MLKids.Learning.Examples;
using MLKids.Studio.Serving;

namespace MLKids.Studio.Projects;

/// <summary>A person's projects as files in a folder: a project's id is its file's name without the ending.</summary>
internal static class ProjectShelf
{
    /// <summary>Longest id; file systems take 255 bytes.</summary>
    public const int MostCharacters = 60;

    private static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:*?\"<>|%#");

    /// <summary>The file of a project.</summary>
    /// <exception cref="StudioException">That is no id: it would lead out of the folder.</exception>
    public static string PathOf(Person person, string id) => IsId(id)
        ? Path.Combine(person.Folder, id + ProjectFile.Extension)
        : throw new StudioException(StatusCodes.Status404NotFound, StudioCodes.NotFound, "This project is not here. Choose another one.", $"'{id}' is no project's name.");

    /// <summary>The projects, the last used first.</summary>
    public static IReadOnlyList<FileInfo> All(Person person) => !Directory.Exists(person.Folder) ? [] :
        [.. new DirectoryInfo(person.Folder).EnumerateFiles("*" + ProjectFile.Extension).OrderByDescending(f => f.LastWriteTimeUtc)];

    /// <summary>An id near the wished name that is not taken: "Cats", "Cats 2", ...</summary>
    public static string FreeId(Person person, string wished)
    {
        var clean = new string([.. wished.Trim().Select(c => char.IsControl(c) || Forbidden.Contains(c) ? ' ' : c)]).Trim(' ', '.');
        clean = clean.Length == 0 ? "project" : clean[..Math.Min(clean.Length, MostCharacters - 4)].Trim();
        for (var number = 1; ; number++)
        {
            var id = number == 1 ? clean : $"{clean} {number}";
            if (!File.Exists(PathOf(person, id)))
                return id;
        }
    }

    private static bool IsId(string id) =>
        id.Length is > 0 and <= MostCharacters && id.Trim(' ', '.') == id && !id.Any(char.IsControl) && id.AsSpan().IndexOfAny(Forbidden) < 0;
}
