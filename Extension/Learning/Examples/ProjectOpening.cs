using System.Buffers.Binary;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>Finds out what a file is and opens it in the way that it allows.</summary>
internal static class ProjectOpening
{
    private const int HeaderLength = 100;

    /// <summary>Files up to this size are checked page by page when opened (a few dozen ms); larger ones in their structure only.</summary>
    private const long QuickCheckBytes = 16 * 1024 * 1024;

    /// <param name="Database">Open.</param>
    /// <param name="ReadOnly">Nothing can be written.</param>
    /// <param name="Copy">A temporary copy that is read in place of the file, or null.</param>
    public sealed record Opened(SqliteConnection Database, bool ReadOnly, string? Copy)
    {
        /// <summary>Other processes are kept from tidying the file's log away while this is open.</summary>
        public bool HoldsLocks { get; init; }
    }

    /// <summary>Builds the file under another name and gives it its own when it is complete.</summary>
    public static void Create(string path)
    {
        if (File.Exists(path) && new FileInfo(path).Length > 0)
            throw new LearningException(
                LearningCodes.CannotWrite,
                "There is a file with that name. Choose another name.",
                $"'{path}' exists already; a new project does not replace it.");
        var unfinished = path + ".unfinished";
        try
        {
            File.Delete(unfinished);
            using (var database = Connect(unfinished, SqliteOpenMode.ReadWriteCreate))
                ProjectFormat.Build(database);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception error) when (ProjectTrouble.Translate(error, path) is { } known)
        {
            throw known;
        }
    }

    public static Opened Open(string path, bool readOnly)
    {
        Opened? opened = null;
        try
        {
            opened = OwnFiles.Connect(path, () => LookAtHeader(path), isKnown => Connect(path, readOnly, isKnown));
            Check(opened.Database, path);
            if (opened.Database.Number("PRAGMA user_version") == ProjectFormat.Version)
                return opened;
            if (opened is { ReadOnly: true, Copy: null })
            {
                // An earlier layout that must stay as it is: a copy is brought to the newest one and read.
                opened.Database.Dispose();
                opened = ConnectCopy(path);
            }

            ProjectFormat.Upgrade(opened.Database);
            return opened;
        }
        catch (Exception error) when (ProjectTrouble.Translate(error, path) is { } known)
        {
            opened?.Database.Dispose();
            if (opened?.Copy is { } copy)
                DeleteFiles(copy);
            throw known;
        }
    }

    /// <summary>The database file and what SQLite keeps beside it.</summary>
    public static void DeleteFiles(string path)
    {
        foreach (var file in new[] { path, path + "-wal", path + "-shm" })
        {
            try
            {
                File.Delete(file);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                // A temporary file that stays behind harms nobody; failing a close would.
            }
        }
    }

    public static IReadOnlyList<string> FullCheck(ProjectFile project) => project.Read(db =>
    {
        var problems = db.Rows(row => row.GetString(0), "PRAGMA integrity_check").Where(text => text != "ok").ToList();
        problems.AddRange(db.Rows(row => $"row {row.GetValue(1)} of '{row.GetString(0)}' refers to a missing row", "PRAGMA foreign_key_check"));
        problems.AddRange(db
            .Rows(
                row => (Id: row.GetInt64(0), Good: SHA256.HashData((byte[])row.GetValue(2)).AsSpan().SequenceEqual((byte[])row.GetValue(1))),
                "SELECT id, hash, bytes FROM content")
            .Where(content => !content.Good)
            .Select(content => $"content {content.Id} differs from its hash"));
        return problems;
    });

    internal static SqliteConnection Connect(string source, SqliteOpenMode mode)
    {
        var text = new SqliteConnectionStringBuilder { DataSource = source, Mode = mode, Pooling = false, DefaultTimeout = 5, ForeignKeys = true };
        var database = new SqliteConnection(text.ConnectionString);
        try
        {
            database.Open();
            ProjectFormat.Run(database, "PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA synchronous = FULL;");
            ProjectFormat.Run(database, "PRAGMA temp_store = MEMORY; PRAGMA cache_size = -16384;");
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static string ImmutableUri(string path)
    {
        var escaped = Uri.EscapeDataString(path.Replace('\\', '/')).Replace("%2F", "/", StringComparison.Ordinal);
        return $"file:{(OperatingSystem.IsWindows() ? "/" : "")}{escaped}?immutable=1";
    }

    /// <summary>
    /// A file that cannot be written is read as it lies (immutable: no lock and no shared memory file can be made beside it).
    /// When a crash left a log beside it, both are copied away first: the log holds the newest changes.
    /// </summary>
    private static Opened Connect(string path, bool readOnly, bool isKnownWritable)
    {
        if (isKnownWritable || IsWritable(path))
            return new(Connect(path, readOnly ? SqliteOpenMode.ReadOnly : SqliteOpenMode.ReadWrite), readOnly, null) { HoldsLocks = true };
        if (new FileInfo(path + "-wal") is not { Exists: true, Length: > 0 })
            return new(Connect(ImmutableUri(path), SqliteOpenMode.ReadOnly), true, null);
        return ConnectCopy(path);
    }

    private static Opened ConnectCopy(string path)
    {
        var copy = Path.Combine(Path.GetTempPath(), $"mlkids-{Guid.NewGuid():N}{ProjectFile.Extension}");
        foreach (var ending in (ReadOnlySpan<string>)["", "-wal"])
        {
            if (!File.Exists(path + ending))
                continue;
            File.Copy(path + ending, copy + ending);
            new FileInfo(copy + ending).IsReadOnly = false;
        }

        return new(Connect(copy, SqliteOpenMode.ReadWrite), true, copy);
    }

    private static bool IsWritable(string path)
    {
        if (new FileInfo(path).IsReadOnly)
            return false;
        try
        {
            using (File.Open(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
            {
            }

            // The log lies beside the file, so the folder must be writable too.
            using (new FileStream($"{path}-{Guid.NewGuid():N}", FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose))
            {
            }

            return true;
        }
        catch (Exception error) when (error is UnauthorizedAccessException or IOException)
        {
            return false;
        }
    }

    private static void LookAtHeader(string path)
    {
        if (Directory.Exists(path))
            throw ProjectTrouble.NoProject(path, "a folder");
        if (!File.Exists(path))
            throw ProjectTrouble.NoProject(path, "missing");
        var header = new byte[HeaderLength];
        using (var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete))
        {
            var length = stream.ReadAtLeast(header, HeaderLength, throwOnEndOfStream: false);
            if (!header.AsSpan().StartsWith("SQLite format 3\0"u8))
                throw ProjectTrouble.NoProject(path, FileKind.Name(header.AsSpan(0, length)));
            if (length < HeaderLength)
                throw ProjectTrouble.Damaged(path, $"it is cut off after {length} bytes");
        }

        var application = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(68));
        if (application != ProjectFormat.ApplicationId)
            throw ProjectTrouble.NoProject(path, $"an SQLite database of another program (application id {application})");
        var version = BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(60));
        if (version > ProjectFormat.Version)
            throw new LearningException(
                LearningCodes.NewerProject,
                "A newer MLKids made this project. Ask for an update.",
                $"Project file '{path}' has layout version {version}; this program knows versions up to {ProjectFormat.Version}.");
        if (version < 1)
            throw ProjectTrouble.Damaged(path, $"its layout version is {version}");
    }

    private static void Check(SqliteConnection database, string path)
    {
        var mode = database.Scalar("PRAGMA journal_mode") as string;
        if (database.Number("PRAGMA user_version") is < 1 or > ProjectFormat.Version || database.Number("PRAGMA application_id") != ProjectFormat.ApplicationId)
            throw ProjectTrouble.Damaged(path, "its log changes the signature");
        if (ProjectFormat.SchemaProblem(database) is { } problem)
            throw ProjectTrouble.Damaged(path, problem);
        var pages = database.Number("PRAGMA page_count") * database.Number("PRAGMA page_size");
        var length = new FileInfo(path).Length;
        if (!File.Exists(path + "-wal") && length < pages)
            throw ProjectTrouble.Damaged(path, $"it is cut off: {length} of {pages} bytes");
        if (length > QuickCheckBytes)
            return;
        var first = database.Scalar("PRAGMA quick_check(1)") as string;
        if (first != "ok")
            throw ProjectTrouble.Damaged(path, $"quick check says: {first} (journal mode {mode})");
    }
}
