namespace MLKids.Learning.Examples;

/// <summary>Small texts kept with a project (a forced preset, a chosen language, ...). Not part of undo.</summary>
public sealed class SettingList
{
    private readonly ProjectFile _project;

    internal SettingList(ProjectFile project) => _project = project;

    /// <summary>The value, or null.</summary>
    public string? Get(string key) => _project.Read(db => db.Scalar("SELECT value FROM setting WHERE key = $key", ("$key", key)) as string);

    /// <summary>Keeps a value; null removes it.</summary>
    public void Set(string key, string? value) => _project.Write(db => value is null
        ? db.Execute("DELETE FROM setting WHERE key = $key", ("$key", key))
        : db.Execute(
            "INSERT INTO setting VALUES ($key, $value) ON CONFLICT (key) DO UPDATE SET value = excluded.value", ("$key", key), ("$value", value)));
}
