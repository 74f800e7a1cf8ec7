using System.Globalization;
using System.Text;

namespace MLKids.Learning.Examples.Columns;

/// <summary>The rows of a table → examples of one model. What cannot be used is named by row and column and left out. One step of
/// undo.</summary>
/// <param name="project">Where the examples go.</param>
/// <param name="table">What was read.</param>
/// <param name="fileName">Where the table came from, for the examples and messages.</param>
public sealed class TableImport(ProjectFile project, Table table, string fileName = "table")
{
    /// <summary>The one label of all rows that numbers are predicted from.</summary>
    public static readonly string RowsLabel = ModelKind.PredictNumbers.HomeLabel();

    /// <summary>The column that is taken as label when nobody names one: one called label, class, ..., else the last column of texts.</summary>
    /// <exception cref="LearningException">No column can be one (<see cref="LearningCodes.BadColumns"/>).</exception>
    public static string GuessLabelColumn(Table table) => table.Header[TableColumns.Label(table)];

    /// <summary>Rows of numbers and choices with a label: a model of kind Numbers.</summary>
    /// <param name="modelName">A model of that kind, or a new one.</param>
    /// <param name="labelColumn">The column of labels; null: one called label, class, ..., else the last column of texts.</param>
    /// <param name="progress">Rows done.</param>
    /// <param name="cancellation">Ends the import soon; what was added stays.</param>
    /// <exception cref="LearningException">No such column (<see cref="LearningCodes.NoSuchColumn"/>), columns that cannot be learned from
    /// (<see cref="LearningCodes.BadColumns"/>), or it cannot be written.</exception>
    public TableImportReport ToNumbers(string modelName, string? labelColumn = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var label = labelColumn is null ? TableColumns.Label(table) : TableColumns.Named(table, labelColumn);
        var columns = TableColumns.Of(table, except: label);
        return Add(modelName, ModelKind.Numbers, label, columns, row => RowText.ToBytes(columns.Values(row, table.DecimalComma)), progress, cancellation);
    }

    /// <summary>Rows that numbers are predicted from: a model of kind PredictNumbers, all rows under <see cref="RowsLabel"/>.</summary>
    /// <param name="modelName">A model of that kind, or a new one.</param>
    /// <param name="outputs">The columns that will be predicted: they must be there and hold numbers.</param>
    /// <param name="progress">Rows done.</param>
    /// <param name="cancellation">Ends the import soon; what was added stays.</param>
    /// <exception cref="LearningException">As for <see cref="ToNumbers"/>.</exception>
    public TableImportReport ToPredictNumbers(
        string modelName, IReadOnlyList<string> outputs, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var columns = TableColumns.Of(table, except: -1);
        foreach (var output in outputs.Select(output => TableColumns.Named(table, output)))
            columns.MustBeNumbers(output);
        return Add(modelName, ModelKind.PredictNumbers, -1, columns, row => RowText.ToBytes(columns.Values(row, table.DecimalComma)), progress, cancellation);
    }

    /// <summary>Texts with a label: a model of kind Words.</summary>
    /// <param name="modelName">A model of that kind, or a new one.</param>
    /// <param name="textColumn">The column of texts; null: one called text, sentence, ..., else the one with the longest texts.</param>
    /// <param name="labelColumn">The column of labels; null: as for <see cref="ToNumbers"/>.</param>
    /// <param name="progress">Rows done.</param>
    /// <param name="cancellation">Ends the import soon; what was added stays.</param>
    /// <exception cref="LearningException">As for <see cref="ToNumbers"/>.</exception>
    public TableImportReport ToWords(
        string modelName, string? textColumn = null, string? labelColumn = null, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        var text = textColumn is null ? -1 : TableColumns.Named(table, textColumn);
        var label = labelColumn is null ? TableColumns.Label(table, except: text) : TableColumns.Named(table, labelColumn);
        if (text < 0)
            text = TableColumns.Text(table, except: label);
        var columns = TableColumns.Only(table, text);
        return Add(modelName, ModelKind.Words, label, columns, row => Encoding.UTF8.GetBytes(TableColumns.Cell(table, row, text)), progress, cancellation);
    }

    private TableImportReport Add(
        string modelName, ModelKind kind, int label, TableColumns columns, Func<TableRow, byte[]> toBytes, IProgress<int>? progress, CancellationToken cancellation)
    {
        using var step = project.History.Group($"import {fileName}");
        var model = project.Models.GetOrAdd(modelName, kind);
        var refused = new List<RefusedExample>(table.Refused);
        var ids = new Dictionary<string, long>(StringComparer.Ordinal);
        var examples = table.Rows.Select(row => Example(row, model, label, ids, toBytes, refused)).OfType<NewExample>();
        var added = project.Examples.AddMany(examples, validate: null, progress, cancellation);
        refused.AddRange(added.Refused);
        return new(
            model,
            label < 0 ? null : table.Header[label],
            columns.Names,
            columns.LeftOut,
            table.Rows.Count + table.Refused.Count,
            added.Added,
            added.Duplicates,
            refused,
            project.Examples.CountByLabel(model.Id),
            added.Cancelled);
    }

    private NewExample? Example(TableRow row, ModelInfo model, int label, Dictionary<string, long> ids, Func<TableRow, byte[]> toBytes, List<RefusedExample> refused)
    {
        var from = string.Create(CultureInfo.InvariantCulture, $"{fileName} row {row.Number}");
        try
        {
            var bytes = toBytes(row);
            var name = label < 0 ? RowsLabel : TableColumns.Cell(table, row, label);
            if (!ids.TryGetValue(name, out var id))
                ids.Add(name, id = project.Labels.GetOrAdd(model.Id, name).Id);
            return new NewExample(id, bytes, from);
        }
        catch (LearningException reason) when (reason.Code is not LearningCodes.CannotWrite)
        {
            refused.Add(new(from, reason.Code, reason.ChildSentence, string.Create(CultureInfo.InvariantCulture, $"row {row.Number}: {reason.Message}")));
            return null;
        }
    }
}
