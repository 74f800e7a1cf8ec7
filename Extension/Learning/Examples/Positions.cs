using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>Reorders lists that a child arranges.</summary>
internal static class Positions
{
    /// <summary>Moves one row to an index (from 0; too large means the end) and numbers the rows anew.</summary>
    public static int Move(SqliteConnection db, string table, IEnumerable<long> order, long id, int index)
    {
        var ids = order.Where(other => other != id).ToList();
        ids.Insert(Math.Clamp(index, 0, ids.Count), id);
        var changed = 0;
        for (var i = 0; i < ids.Count; i++)
            changed += db.Execute($"UPDATE {table} SET position = $at WHERE id = $id AND position <> $at", ("$at", i + 1), ("$id", ids[i]));
        return changed;
    }
}
