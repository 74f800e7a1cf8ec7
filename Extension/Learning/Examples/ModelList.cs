using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples;

/// <summary>
/// The models of a project, in the child's order. Names are unique without regard to case (see <see cref="ProjectNames"/>).
/// </summary>
public sealed class ModelList
{
    private const string Columns = "SELECT id, name, kind FROM model";
    private readonly ProjectFile _project;

    internal ModelList(ProjectFile project) => _project = project;

    /// <summary>All models, in order.</summary>
    public IReadOnlyList<ModelInfo> All() => _project.Read(All);

    /// <summary>The model of that name (any case), or null.</summary>
    public ModelInfo? Find(string name) => _project.Read(db => Find(db, name));

    /// <summary>The model of that name (any case).</summary>
    /// <exception cref="LearningException">There is none (<see cref="LearningCodes.UnknownName"/>); the message names those that are
    /// there.</exception>
    public ModelInfo Get(string name) => _project.Read(db => Find(db, name) ?? throw new LearningException(
        LearningCodes.UnknownName,
        "There is no model with that name. Check its name.",
        $"No model '{name}'; the project has: {string.Join(", ", All(db).Select(model => $"'{model.Name}'"))}."));

    /// <summary>The model with that id.</summary>
    /// <exception cref="LearningException">There is none (<see cref="LearningCodes.UnknownName"/>).</exception>
    public ModelInfo Get(long id) => _project.Read(db => Get(db, id));

    /// <summary>Adds a model at the end.</summary>
    /// <exception cref="LearningException">The name is bad or taken, or the project has <see cref="ProjectLimits.Models"/>
    /// models.</exception>
    public ModelInfo Add(string name, ModelKind kind = ModelKind.Pictures)
    {
        var clean = ProjectNames.CleanModel(name);
        return _project.Change($"add model {clean}", db =>
        {
            if (db.Number("SELECT count(*) FROM model") >= ProjectLimits.Models)
                throw new LearningException(
                    LearningCodes.ProjectFull, "This project has no room for more models.", $"A project holds at most {ProjectLimits.Models} models.");
            RefuseTaken(db, clean, 0);
            var id = db.Insert(
                "INSERT INTO model (name, name_key, kind, position) VALUES ($name, $key, $kind, (SELECT coalesce(max(position), 0) + 1 FROM model))",
                ("$name", clean),
                ("$key", ProjectNames.Key(clean)),
                ("$kind", kind.ToText()));
            return new ModelInfo(id, clean, kind);
        });
    }

    /// <summary>The model of that name, added when it is not there.</summary>
    /// <exception cref="LearningException">It is of another kind (<see cref="LearningCodes.WrongKind"/>), or as for <see cref="Add"/>.</exception>
    public ModelInfo GetOrAdd(string name, ModelKind kind)
    {
        var model = Find(name) ?? Add(name, kind);
        return model.Kind == kind ? model : throw new LearningException(
            LearningCodes.WrongKind,
            "This model learns from something else. Choose another name.",
            $"The model '{model.Name}' learns from {model.Kind.ToText()}; wanted one of kind '{kind.ToText()}'.");
    }

    /// <summary>Gives a model another name.</summary>
    /// <exception cref="LearningException">The name is bad or taken, or there is no such model.</exception>
    public ModelInfo Rename(long id, string name)
    {
        var clean = ProjectNames.CleanModel(name);
        return _project.Change($"rename model to {clean}", db =>
        {
            var model = Get(db, id);
            RefuseTaken(db, clean, id);
            if (model.Name != clean)
                db.Execute(
                    "UPDATE model SET name = $name, name_key = $key WHERE id = $id",
                    ("$name", clean),
                    ("$key", ProjectNames.Key(clean)),
                    ("$id", id));
            return model with { Name = clean };
        });
    }

    /// <summary>Deletes a model with its labels and examples. Undo brings all of it back, with the trained model.</summary>
    public void Delete(long id) => _project.Change("delete model", db =>
    {
        Get(db, id);
        db.Execute("DELETE FROM example WHERE label_id IN (SELECT id FROM label WHERE model_id = $id)", ("$id", id));
        db.Execute("DELETE FROM label WHERE model_id = $id", ("$id", id));
        db.Execute("DELETE FROM option WHERE model_id = $id", ("$id", id));
        return db.Execute("DELETE FROM model WHERE id = $id", ("$id", id));
    });

    /// <summary>Moves a model to another place in the list, counted from 0.</summary>
    public void Move(long id, int index) => _project.Change("move model", db =>
    {
        Get(db, id);
        return Positions.Move(db, "model", All(db).Select(model => model.Id), id, index);
    });

    internal static ModelInfo Get(SqliteConnection db, long id) =>
        db.Rows(ReadRow, $"{Columns} WHERE id = $id", ("$id", id)).FirstOrDefault() ?? throw new LearningException(
            LearningCodes.UnknownName, "This model is gone. Undo may bring it back.", $"No model with id {id}.");

    private static List<ModelInfo> All(SqliteConnection db) => db.Rows(ReadRow, $"{Columns} ORDER BY position, id");

    private static ModelInfo? Find(SqliteConnection db, string name) => db
        .Rows(ReadRow, $"{Columns} WHERE name_key = $key", ("$key", ProjectNames.LookupKey(name)))
        .FirstOrDefault();

    private static ModelInfo ReadRow(SqliteDataReader row) => new(row.GetInt64(0), row.GetString(1), ModelKindText.Parse(row.GetString(2)));

    private static void RefuseTaken(SqliteConnection db, string clean, long except)
    {
        if (Find(db, clean) is { } taken && taken.Id != except)
            throw new LearningException(
                LearningCodes.BadModelName,
                "A model has that name already. Choose another name.",
                $"'{clean}' is taken by the model '{taken.Name}'.");
    }
}
