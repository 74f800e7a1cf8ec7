using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>
/// Undo and redo of adding, deleting, moving and renaming models, labels and examples. Lies in the project file, so it outlives the
/// program;
/// there is no limit on the number of steps. Rows are only ever appended (steps, their changes, a journal of do, undo, redo);
/// triggers of the database write the changes (after https://www.sqlite.org/undoredo.html), so no change can be forgotten.
/// An import of many examples is one step: its batches are on disk as soon as they are reported, and undoing takes all of them back.
/// </summary>
public sealed class ProjectHistory
{
    private const string Done = "done", Undone = "undone", Dropped = "dropped";
    private readonly ProjectFile _project;
    private readonly AsyncLocal<OpenGroup?> _current = new();

    internal ProjectHistory(ProjectFile project) => _project = project;

    /// <summary>Whether <see cref="Undo"/> would do something.</summary>
    public bool CanUndo => Next(Done, "DESC") is not null;

    /// <summary>Whether <see cref="Redo"/> would do something.</summary>
    public bool CanRedo => Next(Undone, "ASC") is not null;

    /// <summary>
    /// All changes that this flow of execution makes until the result is disposed are one step. Groups within groups belong to the
    /// outermost.
    /// </summary>
    /// <param name="text">What is done, for the child.</param>
    public IDisposable Group(string text)
    {
        if (_current.Value is not null)
            return new OpenGroup(text, null);
        var group = new OpenGroup(text, _current);
        _current.Value = group;
        return group;
    }

    /// <summary>Takes the last step back.</summary>
    /// <returns>The step, or null when there is nothing to undo.</returns>
    public HistoryStep? Undo() => Turned(_project.Write(db => Turn(db, Done, "DESC", Undone, "undo")));

    /// <summary>Does the last undone step again.</summary>
    /// <returns>The step, or null when there is nothing to redo.</returns>
    public HistoryStep? Redo() => Turned(_project.Write(db => Turn(db, Undone, "ASC", Done, "redo")));

    /// <summary>The latest steps, newest first.</summary>
    public IReadOnlyList<HistoryStep> Steps(int count = 100) => _project.Read(db => db.Rows(
        ReadStep, "SELECT id, text, state, at FROM step ORDER BY id DESC LIMIT $count", ("$count", count)));

    /// <summary>
    /// Forgets what can be undone, and with it the bytes and features of everything deleted: after this, deleted examples are gone from the
    /// file
    /// (their space is overwritten and given back).
    /// </summary>
    public void Forget()
    {
        _project.Read(db => db.Execute("PRAGMA secure_delete = ON"));
        _project.Write(db =>
        {
            db.Execute("DELETE FROM change");
            db.Execute("DELETE FROM step");
            db.Execute("DELETE FROM journal");
            db.Execute("DELETE FROM feature WHERE content_id NOT IN (SELECT content_id FROM example)");
            db.Execute("DELETE FROM content WHERE id NOT IN (SELECT content_id FROM example)");
            return db.Execute("DELETE FROM trained WHERE model_id NOT IN (SELECT id FROM model)");
        });
        _project.Read(db =>
        {
            db.Execute("VACUUM");
            return db.Scalar("PRAGMA wal_checkpoint(TRUNCATE)");
        });
    }

    /// <summary>Within a transaction: runs the body and keeps its changes as a step. A body that changes nothing leaves no step.</summary>
    internal T Record<T>(SqliteConnection db, string text, Func<T> body, out long step)
    {
        var group = _current.Value;
        step = group?.StepId is { } open && IsLatest(db, open) ? open : 0;
        var fresh = step == 0;
        if (fresh)
            step = db.Insert(
                "INSERT INTO step (text, state, at) VALUES ($text, $state, $at)", ("$text", group?.Text ?? text), ("$state", Done), ("$at", Now()));
        db.Execute("UPDATE recorder SET step_id = $step", ("$step", step));
        var result = body();
        db.Execute("UPDATE recorder SET step_id = NULL");
        if (!fresh)
            return result;
        if (db.Number("SELECT count(*) FROM (SELECT 1 FROM change WHERE step_id = $step LIMIT 1)", ("$step", step)) == 0)
        {
            db.Execute("DELETE FROM step WHERE id = $step", ("$step", step));
            step = 0;
            return result;
        }

        db.Execute("UPDATE step SET state = $dropped WHERE state = $undone", ("$dropped", Dropped), ("$undone", Undone));
        Journal(db, "do", step);
        return result;
    }

    /// <summary>The open group goes on in this step. Told after the commit only: a step that was rolled back must not be gone on with.</summary>
    internal void Committed(long step)
    {
        if (step != 0 && _current.Value is { } group)
            group.StepId = step;
    }

    private static bool IsLatest(SqliteConnection db, long step) =>
        db.Scalar("SELECT state FROM step WHERE id = $step AND id = (SELECT max(id) FROM step)", ("$step", step)) as string == Done;

    private static HistoryStep ReadStep(SqliteDataReader row) => new(
        row.GetInt64(0),
        row.GetString(1),
        row.GetString(2) switch { Done => HistoryState.Done, Undone => HistoryState.Undone, _ => HistoryState.Dropped },
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(3)));

    private static HistoryStep? Find(SqliteConnection db, string state, string order) => db
        .Rows(ReadStep, $"SELECT id, text, state, at FROM step WHERE state = $state ORDER BY id {order} LIMIT 1", ("$state", state))
        .FirstOrDefault();

    private long Now() => _project.Time.GetUtcNow().ToUnixTimeMilliseconds();

    private HistoryStep? Next(string state, string order) => _project.Read(db => Find(db, state, order));

    private void Journal(SqliteConnection db, string action, long step) => db.Execute(
        "INSERT INTO journal (action, step_id, at) VALUES ($action, $step, $at)", ("$action", action), ("$step", step), ("$at", Now()));

    private HistoryStep? Turned(HistoryStep? step)
    {
        if (step is not null)
            _project.TellChanged();
        return step;
    }

    private HistoryStep? Turn(SqliteConnection db, string from, string order, string to, string action)
    {
        if (Find(db, from, order) is not { } step)
            return null;
        var wanted = action == "undo" ? "before" : "after";
        var changes = db.Rows(
            row => (Item: row.GetString(0), RowId: row.GetInt64(1), State: row.IsDBNull(2) ? null : row.GetString(2)),
            $"SELECT item, row_id, {wanted} FROM change WHERE step_id = $step ORDER BY id {order}",
            ("$step", step.Id));
        foreach (var (item, rowId, state) in changes)
            Restore(db, item, rowId, state);
        db.Execute("UPDATE step SET state = $to WHERE id = $step", ("$to", to), ("$step", step.Id));
        Journal(db, action, step.Id);
        return step with { State = to == Done ? HistoryState.Done : HistoryState.Undone };
    }

    /// <summary>Gives a row the state it had. The order of the changes keeps every state in between one that was there before.</summary>
    private static void Restore(SqliteConnection db, string item, long rowId, string? state)
    {
        if (!ProjectFormat.Undoable.TryGetValue(item, out var columns))
            throw new FormatException($"history names an unknown table '{item}'");
        if (state is null)
        {
            db.Execute($"DELETE FROM {item} WHERE id = $id", ("$id", rowId));
            return;
        }

        db.Execute(
            $"INSERT INTO {item} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select(c => $"json_extract($row, '$.{c}')"))}) "
            + $"ON CONFLICT (id) DO UPDATE SET {string.Join(", ", columns.Skip(1).Select(c => $"{c} = excluded.{c}"))}",
            ("$row", state));
    }

    private sealed class OpenGroup(string text, AsyncLocal<OpenGroup?>? holder) : IDisposable
    {
        public string Text { get; } = text;

        public long? StepId { get; set; }

        public void Dispose()
        {
            if (holder is not null)
                holder.Value = null;
        }
    }
}
