using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>What a child chooses for a model beside its examples: which columns are predicted, how large a text model is. Part of undo.</summary>
public sealed class ModelOptions
{
    /// <summary>Predict numbers: names of the predicted columns, one a line.</summary>
    public const string Outputs = "outputs";

    /// <summary>Generate text: id of the size, see <c>TextSizes</c>.</summary>
    public const string Size = "size";

    /// <summary>Rows: the columns as they were made in the table, see <c>RowTable</c>.</summary>
    public const string RowColumns = "columns";

    private const int MostUnits = 10_000;
    private readonly ProjectFile _project;

    internal ModelOptions(ProjectFile project) => _project = project;

    /// <summary>The value, or null.</summary>
    public string? Get(long modelId, string key) => _project.Read(db =>
        db.Scalar("SELECT value FROM option WHERE model_id = $model AND key = $key", ("$model", modelId), ("$key", key)) as string);

    /// <summary>Chooses a value; null takes the choice back.</summary>
    /// <exception cref="LearningException">There is no such model, or the value is too long.</exception>
    public void Set(long modelId, string key, string? value)
    {
        if (value?.Length > MostUnits)
            throw new LearningException(
                LearningCodes.ProjectFull, "That is too long. Choose a shorter one.", $"Option '{key}' has {value.Length} characters; at most {MostUnits} fit.");
        _project.Change($"choose {key}", db =>
        {
            ModelList.Get(db, modelId);
            return value is null
                ? db.Execute("DELETE FROM option WHERE model_id = $model AND key = $key", ("$model", modelId), ("$key", key))
                : db.Execute(
                    "INSERT INTO option (model_id, key, value) VALUES ($model, $key, $value) "
                    + "ON CONFLICT (model_id, key) DO UPDATE SET value = excluded.value WHERE value <> excluded.value",
                    ("$model", modelId),
                    ("$key", key),
                    ("$value", value));
        });
    }

    /// <summary>All choices of a model, by key.</summary>
    internal static List<(string Key, string Value)> Of(SqliteConnection db, long modelId) => db.Rows(
        row => (row.GetString(0), row.GetString(1)), "SELECT key, value FROM option WHERE model_id = $model ORDER BY key", ("$model", modelId));
}
