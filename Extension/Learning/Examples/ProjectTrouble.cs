using System.Text.Json;
using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>Turns what SQLite and the file system say into a <see cref="LearningException"/> that a person can act on.</summary>
internal static class ProjectTrouble
{
    // Result codes: https://www.sqlite.org/rescode.html
    private const int Perm = 3, Busy = 5, Locked = 6, NoMemory = 7, ReadOnly = 8, IoError = 10, Corrupt = 11, Full = 13, CannotOpen = 14, NotADatabase = 26;

    /// <summary>The exception to throw instead, or null when this is a mistake in the program and must show as such.</summary>
    public static LearningException? Translate(Exception error, string path) => error switch
    {
        LearningException known => known,
        SqliteException sqlite => OfSqlite(sqlite, path),
        UnauthorizedAccessException or System.Security.SecurityException => Unwritable(path, "no permission: " + error.Message, error),
        IOException => Unwritable(path, error.Message, error),
        InvalidCastException or FormatException or OverflowException or JsonException or InvalidOperationException =>
            Damaged(path, $"a stored value cannot be read: {error.Message}", error),
        _ => null,
    };

    public static LearningException Damaged(string path, string found, Exception? inner = null) => new(
        LearningCodes.DamagedProject,
        "This project file is damaged. Open an earlier copy.",
        $"Project file '{path}': {found}. Wanted an intact MLKids project (SQLite database).",
        inner);

    public static LearningException NoProject(string path, string found) => new(
        LearningCodes.DamagedProject,
        "This is not an MLKids project. Choose another file.",
        $"File '{path}' is {found}; wanted an MLKids project (SQLite database with application id {ProjectFormat.ApplicationId}).");

    public static LearningException Unwritable(string path, string found, Exception? inner = null) => new(
        LearningCodes.CannotWrite,
        "I cannot save here. Choose another folder.",
        $"Project file '{path}' cannot be written: {found}. What was saved before is intact.",
        inner);

    private static LearningException OfSqlite(SqliteException error, string path) => error.SqliteErrorCode switch
    {
        Full => new(
            LearningCodes.CannotWrite,
            "The disk is full. Make some room and try again.",
            $"Project file '{path}': {error.Message} Nothing of the last change was kept; what was saved before is intact.",
            error),
        Busy or Locked => new(
            LearningCodes.CannotWrite,
            "Another window is using this project. Close it and try again.",
            $"Project file '{path}' is locked by another program: {error.Message}",
            error),
        ReadOnly or Perm or CannotOpen or IoError => Unwritable(path, $"{error.Message} (extended code {error.SqliteExtendedErrorCode})", error),
        NotADatabase => NoProject(path, "no SQLite database, or its header is damaged"),
        NoMemory => new(LearningCodes.OutOfMemory, "The computer has no memory left. Close some windows.", error.Message, error),
        Corrupt => Damaged(path, error.Message, error),
        _ => Damaged(path, $"{error.Message} (extended code {error.SqliteExtendedErrorCode})", error),
    };
}
