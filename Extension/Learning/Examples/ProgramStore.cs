namespace MLKids.Learning.Examples;

/// <summary>The program of a project: the bytes of an .sb3 file, not looked at here.</summary>
public sealed class ProgramStore
{
    private readonly ProjectFile _project;

    internal ProgramStore(ProjectFile project) => _project = project;

    /// <summary>The program's bytes, or null when none was saved.</summary>
    public byte[]? Read() => _project.Read(db => db.Scalar("SELECT bytes FROM program WHERE id = 1") as byte[]);

    /// <summary>Whether a program was saved.</summary>
    public bool Exists => _project.Read(db => db.Scalar("SELECT 1 FROM program WHERE id = 1") is not null);

    /// <summary>Replaces the program.</summary>
    /// <exception cref="LearningException">Larger than <see cref="ProjectLimits.ProgramBytes"/>, or it cannot be written.</exception>
    public void Save(byte[] bytes)
    {
        if (bytes.Length > ProjectLimits.ProgramBytes)
            throw new LearningException(
                LearningCodes.ProjectFull,
                "This program is too large to save. Remove some sounds or costumes.",
                $"The program has {bytes.Length} bytes; at most {ProjectLimits.ProgramBytes} fit.");
        _project.Write(db =>
        {
            _project.NeedRoom(db, bytes.Length - db.Number("SELECT length(bytes) FROM program WHERE id = 1"));
            return db.Execute(
                "INSERT INTO program VALUES (1, $bytes, $at) ON CONFLICT (id) DO UPDATE SET bytes = excluded.bytes, saved_at = excluded.saved_at",
                ("$bytes", bytes),
                ("$at", _project.Time.GetUtcNow().ToUnixTimeMilliseconds()));
        });
    }
}
