namespace MLKids.Learning.Examples.Columns;

/// <summary>The columns that a model's examples have now: inputs, and outputs where numbers are predicted.</summary>
/// <param name="All">All columns.</param>
/// <param name="Inputs">The columns that answers are made from.</param>
/// <param name="Outputs">Names of the predicted columns; empty for models of labels.</param>
public sealed record ModelColumns(ColumnSet All, ColumnSet Inputs, IReadOnlyList<string> Outputs)
{
    /// <summary>Reads the examples of a model; those that are no rows are passed over. Null when there are none.</summary>
    /// <exception cref="LearningException">Columns cannot be learned from (<see cref="LearningCodes.BadColumns"/>), or what is predicted is no number
    /// column or leaves nothing to predict from (<see cref="LearningCodes.NoSuchColumn"/>).</exception>
    public static ModelColumns? Find(ProjectFile project, ModelInfo model)
    {
        var rows = Rows(project, model);
        if (rows.Count == 0)
            return null;
        var all = ColumnSet.Of(rows);
        return model.Kind == ModelKind.PredictNumbers ? Split(all, OutputNames(project, model, all)) : new(all, all, []);
    }

    /// <summary>As <see cref="Find"/>; there must be rows.</summary>
    /// <exception cref="LearningException">There are none (<see cref="LearningCodes.TooFewExamples"/>), or as for <see cref="Find"/>.</exception>
    public static ModelColumns Of(ProjectFile project, ModelInfo model) => Find(project, model) ?? throw new LearningException(
        LearningCodes.TooFewExamples, "There are no rows yet. Add some, then train.", $"Model '{model.Name}' has no rows of values; wanted two or more.");

    private static ModelColumns Split(ColumnSet all, IReadOnlyList<string> outputs)
    {
        var numbers = all.Columns.Where(column => column.Kind == ColumnKind.Number).Select(column => column.Name).ToList();
        var names = new List<string>();
        foreach (var output in outputs)
        {
            var at = all.IndexOf(output);
            if (at < 0 || all.Columns[at].Kind != ColumnKind.Number)
                throw new LearningException(
                    LearningCodes.NoSuchColumn,
                    "Choose a column of numbers to predict.",
                    $"To be predicted: '{output}'; columns of numbers are: {Named(numbers)}.");
            if (!names.Contains(all.Columns[at].Name))
                names.Add(all.Columns[at].Name);
        }

        var inputs = all.Columns.Where(column => !names.Contains(column.Name)).ToList();
        return inputs.Count > 0 && names.Count > 0 ? new(all, new ColumnSet(inputs), names) : throw new LearningException(
            LearningCodes.NoSuchColumn,
            "Keep one column to predict from, and one to predict.",
            $"Columns: {Named(all.Columns.Select(column => column.Name))}; to be predicted: {Named(names)}.");
    }

    /// <summary>What the child chose; else the last column of numbers.</summary>
    private static string[] OutputNames(ProjectFile project, ModelInfo model, ColumnSet all) =>
        project.Options.Get(model.Id, ModelOptions.Outputs) is { } chosen
            ? chosen.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : all.Columns.LastOrDefault(column => column.Kind == ColumnKind.Number) is { } last ? [last.Name] : [];

    private static List<IReadOnlyList<RowValue>> Rows(ProjectFile project, ModelInfo model)
    {
        var rows = new List<IReadOnlyList<RowValue>>();
        foreach (var (_, _, _, bytes) in project.Examples.Rows(model.Id))
        {
            try
            {
                rows.Add(RowText.Read(bytes));
            }
            catch (LearningException)
            {
                // No row: whoever loads the examples names it.
            }
        }

        return rows;
    }

    private static string Named(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));
}
