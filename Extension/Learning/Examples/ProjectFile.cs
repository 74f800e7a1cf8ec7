using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>
/// A project on disk (<c>*.mlkids</c>): models, labels, examples, features, trained models, the program, settings and the history of
/// changes,
/// in one SQLite database (https://www.sqlite.org/fileformat2.html) with a write-ahead log and full synchronisation: when a method that
/// writes returns, the change survives a crash and a power cut. Every change is one transaction.
/// Safe to use from several threads, and by several processes at once (a writer waits up to five seconds for another).
/// </summary>
public sealed class ProjectFile : IDisposable
{
    /// <summary>The ending of project files, with its dot.</summary>
    public const string Extension = ".mlkids";

    private readonly Lock _gate = new();
    private readonly SqliteConnection _database;
    private readonly string? _deleteOnDispose;
    private bool _disposed;

    private ProjectFile(string path, ProjectOpening.Opened opened, TimeProvider? time, bool temporary)
    {
        Path = path;
        IsReadOnly = opened.ReadOnly;
        IsTemporary = temporary;
        _database = opened.Database;
        _deleteOnDispose = temporary ? path : opened.Copy;
        Time = time ?? TimeProvider.System;
        History = new ProjectHistory(this);
        Models = new ModelList(this);
        Labels = new LabelList(this);
        Options = new ModelOptions(this);
        Examples = new ExampleStore(this);
        Settings = new SettingList(this);
        Program = new ProgramStore(this);
    }

    /// <summary>Models, labels, options or examples have changed, or a change was undone or redone; on the thread that did it, once it is on disk.</summary>
    public event Action? Changed;

    /// <summary>The file's full path.</summary>
    public string Path { get; }

    /// <summary>Nothing can be changed: the file or its folder is write-protected, or it was opened so.</summary>
    public bool IsReadOnly { get; }

    /// <summary>The file goes away when the project is disposed.</summary>
    public bool IsTemporary { get; }

    /// <summary>Undo, redo and what was done.</summary>
    public ProjectHistory History { get; }

    /// <summary>The project's models.</summary>
    public ModelList Models { get; }

    /// <summary>The labels of each model.</summary>
    public LabelList Labels { get; }

    /// <summary>What a child chooses for a model beside its examples.</summary>
    public ModelOptions Options { get; }

    /// <summary>The examples of each label.</summary>
    public ExampleStore Examples { get; }

    /// <summary>Small texts kept with the project.</summary>
    public SettingList Settings { get; }

    /// <summary>The program (an .sb3 file's bytes).</summary>
    public ProgramStore Program { get; }

    /// <summary>Examples that this project may hold; a host that shares its disk among many gives less room. Default <see cref="ProjectLimits.Examples"/>.</summary>
    public int MostExamples { get; set; } = ProjectLimits.Examples;

    /// <summary>Bytes up to which the file takes new examples and programs; null: as many as the disk holds. What is there already stays, deleting always works.</summary>
    public long? MostBytes { get; set; }

    internal TimeProvider Time { get; }

    /// <summary>One featurizing run at a time, so that nothing is featurized twice.</summary>
    internal SemaphoreSlim Featurizing { get; } = new(1, 1);

    /// <summary>Ids of the models that are being trained now. Only in memory: a crash leaves no trace of it.</summary>
    internal HashSet<long> InTraining { get; } = [];

    /// <summary>Makes a new project.</summary>
    /// <exception cref="LearningException">There is a file already, or it cannot be written (<see
    /// cref="LearningCodes.CannotWrite"/>).</exception>
    public static ProjectFile Create(string path, TimeProvider? time = null)
    {
        path = System.IO.Path.GetFullPath(path);
        ProjectOpening.Create(path);
        return Open(path, readOnly: false, time);
    }

    /// <summary>Opens a project; one that cannot be written is opened for reading.</summary>
    /// <exception cref="LearningException">
    /// <see cref="LearningCodes.DamagedProject"/>: missing, another kind of file, cut off or damaged (see <see cref="ProjectSalvage"/>).
    /// <see cref="LearningCodes.NewerProject"/>: written by a newer version.
    /// </exception>
    public static ProjectFile Open(string path, bool readOnly = false, TimeProvider? time = null)
    {
        path = System.IO.Path.GetFullPath(path);
        return new ProjectFile(path, ProjectOpening.Open(path, readOnly), time, temporary: false);
    }

    /// <summary>Opens the project, or makes it where there is no file or an empty one.</summary>
    public static ProjectFile OpenOrCreate(string path, TimeProvider? time = null) =>
        new FileInfo(path) is { Exists: true, Length: > 0 } ? Open(path, readOnly: false, time) : Create(path, time);

    /// <summary>Makes a project in the temporary folder, deleted when disposed.</summary>
    public static ProjectFile CreateTemporary(TimeProvider? time = null)
    {
        var path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"mlkids-{Guid.NewGuid():N}{Extension}");
        ProjectOpening.Create(path);
        return new ProjectFile(path, ProjectOpening.Open(path, readOnly: false), time, temporary: true);
    }

    /// <summary>
    /// Writes the project, as it is now, to another place; an existing file there is replaced only when the copy is complete.
    /// </summary>
    /// <exception cref="LearningException">It cannot be written there.</exception>
    public void SaveCopyTo(string path)
    {
        path = System.IO.Path.GetFullPath(path);
        var unfinished = path + ".unfinished";
        try
        {
            File.Delete(unfinished);
            Read(db => db.Execute("VACUUM INTO $path", ("$path", unfinished)));
            using (var stream = File.Open(unfinished, FileMode.Open, FileAccess.ReadWrite))
                stream.Flush(flushToDisk: true);
            File.Move(unfinished, path, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ProjectTrouble.Unwritable(path, error.Message, error);
        }
    }

    /// <summary>
    /// Reads the whole file and compares every example with its hash. Takes seconds for large projects; opening makes a cheaper check.
    /// </summary>
    /// <returns>What is wrong, for developers; empty when all is well.</returns>
    public IReadOnlyList<string> CheckIntegrity() => ProjectOpening.FullCheck(this);

    /// <summary>Closes the file. Everything that was reported as saved is on disk already.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
                return;
            _disposed = true;
            _database.Dispose();
        }

        Featurizing.Dispose();
        if (_deleteOnDispose is not null)
            ProjectOpening.DeleteFiles(_deleteOnDispose);
    }

    internal void TellChanged() => Changed?.Invoke();

    /// <summary>Refuses what would need more room than <see cref="MostBytes"/>.</summary>
    internal void NeedRoom(SqliteConnection db, long bytes)
    {
        if (MostBytes is { } most && (db.Number("PRAGMA page_count") - db.Number("PRAGMA freelist_count")) * db.Number("PRAGMA page_size") + bytes > most)
            throw new LearningException(
                LearningCodes.ProjectFull, "This project is full. Make a new one for more.", $"{bytes:N0} bytes more do not fit; this project may have {most:N0} bytes.");
    }

    /// <summary>Runs queries outside of a transaction.</summary>
    internal T Read<T>(Func<SqliteConnection, T> body)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            try
            {
                return body(_database);
            }
            catch (Exception error) when (ProjectTrouble.Translate(error, Path) is { } known && known != error)
            {
                throw known;
            }
        }
    }

    /// <summary>Runs changes in one transaction; whatever fails, nothing of it stays.</summary>
    internal T Write<T>(Func<SqliteConnection, T> body)
    {
        if (IsReadOnly)
            throw ProjectTrouble.Unwritable(Path, "it was opened for reading only");
        return Read(db =>
        {
            // Immediate: a lock that cannot be had is found out before anything is done.
            using var transaction = db.BeginTransaction(deferred: false);
            var result = body(db);
            transaction.Commit();
            return result;
        });
    }

    /// <summary>
    /// Like <see cref="Write{T}"/>; the changes of models, labels and examples become one step (or part of the open one) that can be
    /// undone.
    /// </summary>
    internal T Change<T>(string text, Func<SqliteConnection, T> body)
    {
        var step = 0L;
        var result = Write(db => History.Record(db, text, () => body(db), out step));
        History.Committed(step);
        TellChanged();
        return result;
    }
}
