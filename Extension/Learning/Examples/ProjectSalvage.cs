using System.Security.Cryptography;
using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>
/// Brings what can still be read of a damaged project into a new file. Each table is read from both ends until the damage, so that one bad
/// page
/// costs the rows on it, not those behind it. Bytes that differ from their hash are left behind; history is too.
/// </summary>
public static class ProjectSalvage
{
    /// <summary>Reads a damaged project into a new one; the damaged file is not changed.</summary>
    /// <param name="damagedPath">An MLKids project, as far as its header tells.</param>
    /// <param name="newPath">Where the new project is made; there must be no file.</param>
    /// <exception cref="LearningException">Nothing can be read, or the new file cannot be written.</exception>
    public static SalvageReport Run(string damagedPath, string newPath)
    {
        damagedPath = Path.GetFullPath(damagedPath);
        var copy = Path.Combine(Path.GetTempPath(), $"mlkids-{Guid.NewGuid():N}.salvage");
        try
        {
            // A copy with its log, opened for writing: only so can the newest changes in the log be read.
            foreach (var ending in new[] { "", "-wal" })
                if (File.Exists(damagedPath + ending))
                    File.Copy(damagedPath + ending, copy + ending);
            using var source = ProjectOpening.Connect(copy, SqliteOpenMode.ReadWrite);
            using var project = ProjectFile.Create(newPath);
            return new Salvage(source, project).Run();
        }
        catch (Exception error) when (ProjectTrouble.Translate(error, damagedPath) is { } known)
        {
            throw known;
        }
        finally
        {
            ProjectOpening.DeleteFiles(copy);
        }
    }

    private sealed class Salvage(SqliteConnection source, ProjectFile project)
    {
        private readonly List<string> _problems = [];

        public SalvageReport Run() => project.Write(db =>
        {
            var models = Copy(db, "model", "id, name, name_key, kind, position", row => row.GetString(3).Length > 0);
            var labels = Copy(db, "label", "id, model_id, name, name_key, position", row => Has(db, "model", row.GetInt64(1)));
            Copy(db, "content", "id, hash, length, bytes", row => SHA256.HashData((byte[])row.GetValue(3)).AsSpan().SequenceEqual((byte[])row.GetValue(1)));
            var seen = 0;
            var examples = Copy(db, "example", "id, label_id, content_id, file_name, burst, for_testing, added_at", row =>
            {
                seen++;
                return Has(db, "label", row.GetInt64(1)) && Has(db, "content", row.GetInt64(2));
            });
            Copy(
                db,
                "trained",
                "id, model_id, hash, body, preset, report, data_state, created_at",
                row => Models.ModelBody.Hash((byte[])row.GetValue(3)) == row.GetString(2));
            Copy(db, "option", "id, model_id, key, value", row => Has(db, "model", row.GetInt64(1)));
            Copy(db, "setting", "rowid, key, value", _ => true);
            var program = Copy(db, "program", "id, bytes, saved_at", _ => true) > 0;
            return new SalvageReport(models, labels, examples, seen - examples, program, _problems);
        });

        private static bool Has(SqliteConnection db, string table, long id) => db.Scalar($"SELECT 1 FROM {table} WHERE id = $id", ("$id", id)) is not null;

        private int Copy(SqliteConnection db, string table, string columns, Func<SqliteDataReader, bool> good)
        {
            var taken = new HashSet<long>();
            if (!Pass(db, table, columns, good, "ASC", taken))
                Pass(db, table, columns, good, "DESC", taken);
            return taken.Count;
        }

        /// <summary>Reads rows in one direction until the end or the damage.</summary>
        /// <returns>Whether the end was reached.</returns>
        private bool Pass(SqliteConnection db, string table, string columns, Func<SqliteDataReader, bool> good, string order, HashSet<long> taken)
        {
            var key = columns.Split(',')[0];
            try
            {
                using var command = source.CreateCommand();
                command.CommandText = $"SELECT {columns} FROM {table} ORDER BY {key} {order}";
                using var row = command.ExecuteReader();
                while (row.Read())
                    if (!taken.Contains(row.GetInt64(0)) && Take(db, table, columns, row, good))
                        taken.Add(row.GetInt64(0));
                return true;
            }
            catch (SqliteException error)
            {
                _problems.Add($"table '{table}', reading {order}: {error.Message}");
                return false;
            }
        }

        private bool Take(SqliteConnection db, string table, string columns, SqliteDataReader row, Func<SqliteDataReader, bool> good)
        {
            try
            {
                if (!good(row))
                    return false;
                var values = Enumerable.Range(0, row.FieldCount).Select(i => ($"${i}", (object?)row.GetValue(i))).ToArray();
                var names = string.Join(", ", values.Select(value => value.Item1));
                return db.Execute($"INSERT OR IGNORE INTO {table} ({columns}) VALUES ({names})", values) > 0;
            }
            catch (Exception error) when (error is InvalidCastException or InvalidOperationException or FormatException
                or SqliteException { SqliteErrorCode: 19 or 20 })
            {
                _problems.Add($"table '{table}': a row was left behind: {error.Message}");
                return false;
            }
        }
    }
}
