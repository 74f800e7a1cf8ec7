using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>Parameterised statements in one line each.</summary>
internal static class SqliteShort
{
    public static int Execute(this SqliteConnection database, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(database, sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>The first column of the first row; null when there is no row or it is NULL.</summary>
    public static object? Scalar(this SqliteConnection database, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(database, sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public static long Number(this SqliteConnection database, string sql, params ReadOnlySpan<(string Name, object? Value)> values) =>
        database.Scalar(sql, values) is long number ? number : 0;

    public static long Insert(this SqliteConnection database, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        database.Execute(sql, values);
        return database.Number("SELECT last_insert_rowid()");
    }

    public static List<T> Rows<T>(
        this SqliteConnection database, Func<SqliteDataReader, T> row, string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(database, sql, values);
        using var reader = command.ExecuteReader();
        var rows = new List<T>();
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    private static SqliteCommand Command(SqliteConnection database, string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = database.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command;
    }
}
