using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>
/// The layout of a project file: an SQLite database with an application id (the file's signature) and a user version (the layout's
/// version).
/// What is here is frozen once released; a change of layout is a new version with its own script.
/// </summary>
internal static class ProjectFormat
{
    /// <summary>"MLK1" in the database header, at byte 68.</summary>
    public const int ApplicationId = 0x4D4C4B31;

    /// <summary>The newest layout that this program reads and writes.</summary>
    public const int Version = 2;

    /// <summary>
    /// Tables whose rows can be undone, with their columns. The triggers below write a <c>change</c> row for each of their changes.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> Undoable = new Dictionary<string, string[]>
    {
        ["model"] = ["id", "name", "name_key", "kind", "position"],
        ["label"] = ["id", "model_id", "name", "name_key", "position"],
        ["example"] = ["id", "label_id", "content_id", "file_name", "burst", "for_testing", "added_at"],
        ["option"] = ["id", "model_id", "key", "value"],
    };

    /// <summary>What layout 2 has beyond layout 1.</summary>
    private const string OptionTable = """
        CREATE TABLE option (id INTEGER PRIMARY KEY AUTOINCREMENT, model_id INTEGER NOT NULL REFERENCES model DEFERRABLE INITIALLY DEFERRED,
            key TEXT NOT NULL, value TEXT NOT NULL, UNIQUE (model_id, key)) STRICT;
        """;

    private const string Tables = """
        CREATE TABLE setting (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
        CREATE TABLE program (id INTEGER PRIMARY KEY CHECK (id = 1), bytes BLOB NOT NULL, saved_at INTEGER NOT NULL) STRICT;
        CREATE TABLE model (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, name_key TEXT NOT NULL UNIQUE, kind TEXT NOT NULL,
            position INTEGER NOT NULL) STRICT;
        CREATE TABLE label (id INTEGER PRIMARY KEY AUTOINCREMENT, model_id INTEGER NOT NULL REFERENCES model DEFERRABLE INITIALLY DEFERRED,
            name TEXT NOT NULL, name_key TEXT NOT NULL, position INTEGER NOT NULL, UNIQUE (model_id, name_key)) STRICT;
        CREATE TABLE content (id INTEGER PRIMARY KEY AUTOINCREMENT, hash BLOB NOT NULL UNIQUE, length INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT;
        CREATE TABLE example (id INTEGER PRIMARY KEY AUTOINCREMENT, label_id INTEGER NOT NULL REFERENCES label DEFERRABLE INITIALLY DEFERRED,
            content_id INTEGER NOT NULL REFERENCES content DEFERRABLE INITIALLY DEFERRED, file_name TEXT NOT NULL, burst TEXT,
            for_testing INTEGER NOT NULL, added_at INTEGER NOT NULL, UNIQUE (label_id, content_id)) STRICT;
        CREATE INDEX example_content ON example (content_id);
        CREATE INDEX example_label ON example (label_id);
        CREATE TABLE feature (id INTEGER PRIMARY KEY, content_id INTEGER NOT NULL REFERENCES content DEFERRABLE INITIALLY DEFERRED,
            featurizer TEXT NOT NULL, vector BLOB NOT NULL, fingerprint INTEGER, UNIQUE (content_id, featurizer)) STRICT;
        CREATE TABLE trained (id INTEGER PRIMARY KEY AUTOINCREMENT, model_id INTEGER NOT NULL, hash TEXT NOT NULL, body BLOB NOT NULL,
            preset TEXT NOT NULL, report TEXT NOT NULL, data_state TEXT NOT NULL, created_at INTEGER NOT NULL) STRICT;
        CREATE INDEX trained_model ON trained (model_id);
        CREATE TABLE step (id INTEGER PRIMARY KEY AUTOINCREMENT, text TEXT NOT NULL, state TEXT NOT NULL, at INTEGER NOT NULL) STRICT;
        CREATE INDEX step_state ON step (state, id);
        CREATE TABLE change (id INTEGER PRIMARY KEY AUTOINCREMENT, step_id INTEGER NOT NULL REFERENCES step, item TEXT NOT NULL,
            row_id INTEGER NOT NULL, before TEXT, after TEXT) STRICT;
        CREATE INDEX change_step ON change (step_id);
        CREATE TABLE journal (id INTEGER PRIMARY KEY AUTOINCREMENT, action TEXT NOT NULL, step_id INTEGER NOT NULL, at INTEGER NOT NULL) STRICT;
        CREATE TABLE recorder (id INTEGER PRIMARY KEY CHECK (id = 1), step_id INTEGER) STRICT;
        """;

    /// <summary>Writes the layout into an empty database.</summary>
    public static void Build(SqliteConnection database, int version = Version)
    {
        // Larger pages hold feature vectors without overflow chains. The journal mode stays in the file for good.
        Run(database, "PRAGMA page_size = 8192; PRAGMA journal_mode = DELETE;");
        using (var transaction = database.BeginTransaction())
        {
            Run(database, Tables);
            foreach (var (table, columns) in Undoable.Where(entry => entry.Key != "option"))
                Run(database, Triggers(table, columns));
            Run(database, $"INSERT INTO recorder VALUES (1, NULL); PRAGMA application_id = {ApplicationId}; PRAGMA user_version = 1;");
            if (version > 1)
                AddOptions(database);
            transaction.Commit();
        }

        Run(database, "PRAGMA journal_mode = WAL;");
    }

    /// <summary>Brings a database of an earlier layout, whose schema has been checked, to the newest one.</summary>
    public static void Upgrade(SqliteConnection database)
    {
        using var transaction = database.BeginTransaction(deferred: false);
        if (database.Number("PRAGMA user_version") == 1)
            AddOptions(database);
        transaction.Commit();
    }

    /// <summary>
    /// The statements of the schema must be exactly ours: a project file comes from anywhere, and a foreign trigger would run with our
    /// rights.
    /// </summary>
    public static string? SchemaProblem(SqliteConnection database)
    {
        using var own = new SqliteConnection("Data Source=:memory:;Pooling=False");
        own.Open();
        Build(own, (int)database.Number("PRAGMA user_version"));
        var wanted = Schema(own);
        var found = Schema(database);
        var missing = wanted.Except(found, StringComparer.Ordinal).FirstOrDefault();
        var foreign = found.Except(wanted, StringComparer.Ordinal).FirstOrDefault();
        if (missing is not null)
            return $"the schema lacks: {Head(missing)}";
        return foreign is not null ? $"the schema has something foreign: {Head(foreign)}" : null;
    }

    public static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static void AddOptions(SqliteConnection database) =>
        Run(database, OptionTable + Triggers("option", Undoable["option"]) + "PRAGMA user_version = 2;");

    private static string Head(string text) => text.Length <= 80 ? text : text[..80] + "...";

    private static List<string> Schema(SqliteConnection database)
    {
        using var command = database.CreateCommand();
        command.CommandText = "SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM sqlite_schema";
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    private static string Triggers(string table, string[] columns)
    {
        string Row(string side) => $"json_object({string.Join(", ", columns.Select(column => $"'{column}', {side}.{column}"))})";
        string Trigger(string when, string id, string before, string after) =>
            $"""
            CREATE TRIGGER {table}_{when} AFTER {when} ON {table} WHEN (SELECT step_id FROM recorder) IS NOT NULL BEGIN
                INSERT INTO change (step_id, item, row_id, before, after) VALUES ((SELECT step_id FROM recorder), '{table}', {id}, {before}, {after});
            END;

            """;
        return Trigger("insert", "new.id", "NULL", Row("new")) + Trigger("update", "old.id", Row("old"), Row("new"))
            + Trigger("delete", "old.id", Row("old"), "NULL");
    }
}
