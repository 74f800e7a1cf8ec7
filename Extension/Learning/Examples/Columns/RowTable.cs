using Microsoft.Data.Sqlite;

namespace MLKids.Learning.Examples.Columns;

/// <summary>
/// The rows of one model as a table that a person fills: cells may stay empty for a while, columns are there before their first value. Every change is one step of undo.
/// Column names are told apart without regard to case and spaces.
/// </summary>
/// <param name="project">The project.</param>
/// <param name="model">A model of rows.</param>
public sealed class RowTable(ProjectFile project, ModelInfo model)
{
    private const string Entries = "FROM example e JOIN label l ON l.id = e.label_id JOIN content c ON c.id = e.content_id WHERE l.model_id = $model";

    /// <summary>Columns and numbers of the table as it is now. Reads all rows.</summary>
    public RowTableLook Look() => Of(project.Read(Fetch));

    /// <summary>Some rows in the order of adding.</summary>
    /// <param name="columns">Whose cells are wanted.</param>
    /// <param name="from">Rows to pass over.</param>
    /// <param name="count">At most so many.</param>
    public IReadOnlyList<TableEntry> Read(IReadOnlyList<string> columns, int from, int count) => project.Read(db => db.Rows(
        row => new TableEntry(row.GetInt64(0), row.GetInt64(1), row.GetInt64(2) != 0, Cells((byte[])row.GetValue(3), [.. columns.Select(ColumnSet.Key)])),
        $"SELECT e.id, e.label_id, e.for_testing, c.bytes {Entries} ORDER BY e.id LIMIT $count OFFSET $from",
        ("$model", model.Id),
        ("$count", count),
        ("$from", from)));

    /// <summary>How many rows stand before a row.</summary>
    public int PlaceOf(long id) => project.Read(db => (int)db.Number($"SELECT count(*) {Entries} AND e.id < $id", ("$model", model.Id), ("$id", id)));

    /// <summary>Adds a row; empty texts are gaps.</summary>
    /// <param name="labelId">Its label; null for the one label of rows without labels.</param>
    /// <param name="values">Columns and what was typed.</param>
    /// <exception cref="LearningException">A value does not fit its column, the row is empty, or no room.</exception>
    public AddResult Add(long? labelId, IReadOnlyList<(string Column, string Text)> values)
    {
        using var step = project.History.Group("add row");
        var label = labelId ?? project.Labels.GetOrAdd(model.Id, model.Kind.HomeLabel()).Id;
        if (!project.Labels.Of(model.Id).Any(known => known.Id == label))
            throw new LearningException(LearningCodes.UnknownName, "This label is gone. Undo may bring it back.", $"Model {model.Id} has no label {label}.");
        var look = Look();
        var row = values.Where(value => value.Text.Trim().Length > 0).Select(value => Typed(look, value.Column, value.Text));
        return project.Examples.Add(new NewExample(label, Bytes(Ordered(look, [.. row]))));
    }

    /// <summary>Writes one cell; an empty text makes a gap.</summary>
    /// <returns>False when the label holds such a row already: nothing is changed.</returns>
    /// <exception cref="LearningException">The row is gone, the value does not fit the column, or nothing would be left of the row.</exception>
    public bool Set(long id, string column, string text) => project.Change("change cell", db =>
    {
        var look = Of(Fetch(db));
        var found = db.Scalar($"SELECT c.bytes {Entries} AND e.id = $id", ("$model", model.Id), ("$id", id)) as byte[] ?? throw ExampleStore.Gone(id);
        var row = Values(found).Where(value => !Same(value.Column, column)).ToList();
        if (text.Trim().Length > 0)
            row.Add(Typed(look, column, text));
        return project.Examples.Replace(db, id, Bytes(Ordered(look, row)));
    });

    /// <summary>Adds an empty column at the end.</summary>
    /// <exception cref="LearningException">The name is bad or taken, or there are <see cref="ColumnLimits.Columns"/> columns.</exception>
    public void AddColumn(string name, ColumnKind kind)
    {
        var look = Look();
        var clean = NewName(look, name);
        if (look.Columns.Count >= ColumnLimits.Columns)
            throw Bad("There is no room for more columns.", $"A row has at most {ColumnLimits.Columns} columns.");
        using var step = project.History.Group($"add column {clean}");
        Keep([.. look.Columns, new(clean, kind, [], 0)]);
    }

    /// <summary>Gives a column another name, in all rows.</summary>
    /// <exception cref="LearningException">There is no such column, or the name is bad or taken.</exception>
    public void RenameColumn(string column, string name)
    {
        var look = Look();
        var old = Find(look, column);
        var clean = NewName(look, name, except: old);
        using var step = project.History.Group($"rename column to {clean}");
        Rewrite(look, row => [.. row.Select(value => Same(value.Column, old.Name) ? value with { Column = clean } : value)]);
        Keep([.. look.Columns.Select(c => c == old ? c with { Name = clean } : c)]);
        Predict([.. look.Outputs.Select(output => Same(output, old.Name) ? clean : output)], look);
    }

    /// <summary>Deletes a column with its values. Rows that are alike then become one.</summary>
    /// <exception cref="LearningException">There is no such column.</exception>
    public void DeleteColumn(string column)
    {
        var look = Look();
        var old = Find(look, column);
        using var step = project.History.Group($"delete column {old.Name}");
        Rewrite(look, row => [.. row.Where(value => !Same(value.Column, old.Name))]);
        Keep([.. look.Columns.Where(c => c != old)]);
        Predict([.. look.Outputs.Where(output => !Same(output, old.Name))], look);
    }

    /// <summary>Makes a column one of numbers or one of choices.</summary>
    /// <exception cref="LearningException">There is no such column, or some of its texts are no numbers.</exception>
    public void ChangeKind(string column, ColumnKind kind)
    {
        var look = Look();
        var old = Find(look, column);
        if (old.Kind == kind)
            return;
        using var step = project.History.Group($"change column {old.Name}");
        var changed = look with { Columns = [.. look.Columns.Select(c => c == old ? c with { Kind = kind, Choices = [] } : c)] };
        Rewrite(look, row => [.. row.Select(value => Same(value.Column, old.Name) ? Typed(changed, value.Column, value.Text) : value)]);
        Keep(changed.Columns);
    }

    /// <summary>Chooses the columns that are predicted.</summary>
    /// <exception cref="LearningException">One is not there or holds no numbers, or none is left to predict from.</exception>
    public void Predict(IReadOnlyList<string> outputs)
    {
        var look = Look();
        var columns = outputs.Select(output => Find(look, output)).Distinct().ToList();
        if (columns.Find(column => column.Kind != ColumnKind.Number) is { } words)
            throw new LearningException(LearningCodes.NoSuchColumn, "I can only predict numbers. Choose a column of numbers.", $"'{words.Name}' holds texts.");
        if (columns.Count == 0 || columns.Count == look.Columns.Count)
            throw new LearningException(
                LearningCodes.NoSuchColumn, "Keep one column to predict from, and one to predict.", $"{columns.Count} of {look.Columns.Count} columns are to be predicted.");
        project.Options.Set(model.Id, ModelOptions.Outputs, string.Join('\n', columns.Select(column => column.Name)));
    }

    private (string? Made, string? Outputs, List<byte[]> Rows) Fetch(SqliteConnection db)
    {
        string? Option(string key) => db.Scalar("SELECT value FROM option WHERE model_id = $model AND key = $key", ("$model", model.Id), ("$key", key)) as string;
        return (Option(ModelOptions.RowColumns), Option(ModelOptions.Outputs), db.Rows(row => (byte[])row.GetValue(0), $"SELECT c.bytes {Entries} ORDER BY e.id", ("$model", model.Id)));
    }

    private RowTableLook Of((string? Made, string? Outputs, List<byte[]> Rows) found)
    {
        var summary = new RowTableSummary(RowColumnsText.Parse(found.Made));
        foreach (var bytes in found.Rows)
            summary.Add(Values(bytes));
        return summary.ToLook(model.Kind == ModelKind.PredictNumbers, found.Outputs);
    }

    private void Keep(IReadOnlyList<RowTableLook.TableColumn> columns) =>
        project.Options.Set(model.Id, ModelOptions.RowColumns, columns.Count == 0 ? null : RowColumnsText.Write(columns));

    /// <summary>After a change of columns: the choice goes with them, and is taken back where none is left.</summary>
    private void Predict(List<string> outputs, RowTableLook before)
    {
        if (project.Options.Get(model.Id, ModelOptions.Outputs) is not null && !outputs.SequenceEqual(before.Outputs))
            project.Options.Set(model.Id, ModelOptions.Outputs, outputs.Count == 0 ? null : string.Join('\n', outputs));
    }

    private void Rewrite(RowTableLook look, Func<List<RowValue>, List<RowValue>> change) => project.Change("change rows", db =>
    {
        foreach (var (id, bytes) in db.Rows(row => (row.GetInt64(0), (byte[])row.GetValue(1)), $"SELECT e.id, c.bytes {Entries} ORDER BY e.id", ("$model", model.Id)))
        {
            var row = change(Values(bytes));
            if (row.Count == 0 || !project.Examples.Replace(db, id, RowText.ToBytes(row)))
                db.Execute("DELETE FROM example WHERE id = $id", ("$id", id));
        }

        return look.Rows;
    });

    private static List<RowValue> Values(byte[] bytes)
    {
        try
        {
            return [.. RowText.Read(bytes)];
        }
        catch (LearningException)
        {
            // No row: all its cells are gaps.
            return [];
        }
    }

    private static string?[] Cells(byte[] bytes, IReadOnlyList<string> keys)
    {
        var cells = new string?[keys.Count];
        foreach (var value in Values(bytes))
            for (var i = 0; i < cells.Length; i++)
                if (ColumnSet.Key(value.Column) == keys[i])
                    cells[i] = value.Text;
        return cells;
    }

    private static RowValue Typed(RowTableLook look, string name, string text)
    {
        var column = Find(look, name);
        var clean = RowText.Clean(text);
        if (clean.Length > ColumnLimits.ValueCharacters)
            throw RowText.Bad($"'{column.Name}' of {clean.Length} characters", $"at most {ColumnLimits.ValueCharacters}");
        if (column.Kind == ColumnKind.Number)
            return NumberReading.TryRead(clean, out var number) && float.IsFinite((float)number) ? RowValue.Of(column.Name, number) : throw ColumnSet.NoNumber(column.Name, clean);
        return column.Choices.Count < ColumnLimits.Choices || column.Choices.Any(choice => Same(choice, clean)) ? new(column.Name, clean) : throw Bad(
            "A column has too many different words. Use fewer.", $"Column '{column.Name}' has {ColumnLimits.Choices} different texts already; '{clean}' would be one more.");
    }

    private static List<RowValue> Ordered(RowTableLook look, List<RowValue> row)
    {
        var places = look.Columns.Select((column, at) => (ColumnSet.Key(column.Name), at)).ToDictionary();
        return [.. row.OrderBy(value => places.GetValueOrDefault(ColumnSet.Key(value.Column), int.MaxValue))];
    }

    private static byte[] Bytes(List<RowValue> row)
    {
        var bytes = row.Count > 0 ? RowText.ToBytes(row) : throw new LearningException(
            LearningCodes.MissingColumn, "This row would be empty. Delete it instead.", "A row needs one value at least.");
        return bytes.Length <= ColumnLimits.RowCharacters ? bytes : throw RowText.Bad($"a row of {bytes.Length} bytes", $"at most {ColumnLimits.RowCharacters}");
    }

    private static string NewName(RowTableLook look, string name, RowTableLook.TableColumn? except = null)
    {
        var clean = RowText.Clean(name.ReplaceLineEndings(" "));
        if (clean.Length is 0 or > ColumnLimits.NameCharacters)
            throw Bad("Give each column a short name.", $"The column name '{clean}' has {clean.Length} characters; wanted 1 to {ColumnLimits.NameCharacters}.");
        return look.Columns.Any(column => column != except && Same(column.Name, clean))
            ? throw Bad("Two columns have the same name. Choose another one.", $"The column '{clean}' is there (case and spaces do not matter).")
            : clean;
    }

    private static RowTableLook.TableColumn Find(RowTableLook look, string column) => look.Columns.FirstOrDefault(c => Same(c.Name, column)) ?? throw new LearningException(
        LearningCodes.NoSuchColumn, "This column is gone. Undo may bring it back.", $"No column '{column}'; found {string.Join(", ", look.Columns.Select(c => $"'{c.Name}'"))}.");

    private static bool Same(string one, string other) => one == other || ColumnSet.Key(one) == ColumnSet.Key(other);

    private static LearningException Bad(string childSentence, string message) => new(LearningCodes.BadColumns, childSentence, message);
}
