using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>
/// The labels of each model, in the child's order, which is the order of the model's answers. Names are unique within a model without
/// regard to case.
/// </summary>
public sealed class LabelList
{
    private const string Columns = "SELECT id, model_id, name FROM label";
    private readonly ProjectFile _project;

    internal LabelList(ProjectFile project) => _project = project;

    /// <summary>The labels of a model, in order.</summary>
    public IReadOnlyList<LabelInfo> Of(long modelId) => _project.Read(db => Of(db, modelId));

    /// <summary>The label of that name (any case), or null.</summary>
    public LabelInfo? Find(long modelId, string name) => _project.Read(db => Find(db, modelId, name));

    /// <summary>The label with that id, or null.</summary>
    public LabelInfo? Find(long id) => _project.Read(db => Find(db, id));

    /// <summary>The label of that name (any case).</summary>
    /// <exception cref="LearningException">There is none (<see cref="LearningCodes.UnknownName"/>); the message names those that are
    /// there.</exception>
    public LabelInfo Get(long modelId, string name) => _project.Read(db => Find(db, modelId, name) ?? throw new LearningException(
        LearningCodes.UnknownName,
        "There is no label with that name. Check its name.",
        $"No label '{name}'; the model has: {string.Join(", ", Of(db, modelId).Select(label => $"'{label.Name}'"))}."));

    /// <summary>The label with that id.</summary>
    /// <exception cref="LearningException">There is none (<see cref="LearningCodes.UnknownName"/>).</exception>
    public LabelInfo Get(long id) => _project.Read(db => Get(db, id));

    /// <summary>Adds a label at the end.</summary>
    /// <exception cref="LearningException">The name is bad or taken, or the model has <see cref="ProjectLimits.Labels"/>
    /// labels.</exception>
    public LabelInfo Add(long modelId, string name) => _project.Change($"add label {name}", db => Add(db, modelId, name));

    /// <summary>The label of that name, added when it is not there.</summary>
    /// <exception cref="LearningException">As for <see cref="Add(long, string)"/>.</exception>
    public LabelInfo GetOrAdd(long modelId, string name) =>
        _project.Change($"add label {name}", db => Find(db, modelId, name) ?? Add(db, modelId, name));

    /// <summary>Gives a label another name.</summary>
    /// <exception cref="LearningException">The name is bad or taken, or there is no such label.</exception>
    public LabelInfo Rename(long id, string name) => _project.Change($"rename label to {name}", db =>
    {
        var label = Get(db, id);
        var clean = ProjectNames.CleanLabel(name, ModelList.Get(db, label.ModelId).Kind);
        RefuseTaken(db, label.ModelId, clean, id);
        if (label.Name != clean)
            db.Execute(
                    "UPDATE label SET name = $name, name_key = $key WHERE id = $id",
                    ("$name", clean),
                    ("$key", ProjectNames.Key(clean)),
                    ("$id", id));
        return label with { Name = clean };
    });

    /// <summary>Deletes a label with its examples.</summary>
    public void Delete(long id) => _project.Change("delete label", db =>
    {
        Get(db, id);
        db.Execute("DELETE FROM example WHERE label_id = $id", ("$id", id));
        return db.Execute("DELETE FROM label WHERE id = $id", ("$id", id));
    });

    /// <summary>Moves a label to another place in its model, counted from 0.</summary>
    public void Move(long id, int index) => _project.Change("move label", db =>
        Positions.Move(db, "label", Of(db, Get(db, id).ModelId).Select(label => label.Id), id, index));

    internal static LabelInfo Get(SqliteConnection db, long id) =>
        Find(db, id) ?? throw new LearningException(
            LearningCodes.UnknownName, "This label is gone. Undo may bring it back.", $"No label with id {id}.");

    private static LabelInfo? Find(SqliteConnection db, long id) =>
        db.Rows(ReadRow, $"{Columns} WHERE id = $id", ("$id", id)).FirstOrDefault();

    internal static List<LabelInfo> Of(SqliteConnection db, long modelId) =>
        db.Rows(ReadRow, $"{Columns} WHERE model_id = $model ORDER BY position, id", ("$model", modelId));

    private static LabelInfo Add(SqliteConnection db, long modelId, string name)
    {
        var clean = ProjectNames.CleanLabel(name, ModelList.Get(db, modelId).Kind);
        if (db.Number("SELECT count(*) FROM label WHERE model_id = $model", ("$model", modelId)) >= ProjectLimits.Labels)
            throw new LearningException(
                LearningCodes.ProjectFull, "This model has no room for more labels.", $"A model holds at most {ProjectLimits.Labels} labels.");
        RefuseTaken(db, modelId, clean, 0);
        var id = db.Insert(
            "INSERT INTO label (model_id, name, name_key, position) VALUES ($model, $name, $key, "
            + "(SELECT coalesce(max(position), 0) + 1 FROM label WHERE model_id = $model))",
            ("$model", modelId),
            ("$name", clean),
            ("$key", ProjectNames.Key(clean)));
        return new LabelInfo(id, modelId, clean);
    }

    private static LabelInfo? Find(SqliteConnection db, long modelId, string name) => db
        .Rows(ReadRow, $"{Columns} WHERE model_id = $model AND name_key = $key", ("$model", modelId), ("$key", ProjectNames.LookupKey(name)))
        .FirstOrDefault();

    private static LabelInfo ReadRow(SqliteDataReader row) => new(row.GetInt64(0), row.GetInt64(1), row.GetString(2));

    private static void RefuseTaken(SqliteConnection db, long modelId, string clean, long except)
    {
        if (Find(db, modelId, clean) is { } taken && taken.Id != except)
            throw new LearningException(
                LearningCodes.BadLabelName,
                "A label has that name already. Choose another name.",
                $"'{clean}' is taken by the label '{taken.Name}'.");
    }
}
