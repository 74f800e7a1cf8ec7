using System.Text.Json;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Exchange;

/// <summary>
/// The rows of a Machine Learning for Kids numbers project: <c>numberdata</c> holds one number a field, in the fields' order; for a field of type <c>multichoice</c> it is
/// the place of a text among its choices.
/// </summary>
internal sealed class ForeignRows
{
    private readonly ColumnSet _columns;

    private ForeignRows(ColumnSet columns) => _columns = columns;

    /// <exception cref="LearningException">Its fields cannot be columns (<see cref="LearningCodes.NotImportable"/>).</exception>
    public static ForeignRows Read(ArchiveReader archive, JsonElement project)
    {
        try
        {
            return new ForeignRows(new ColumnSet([.. (ForeignJson.List(project, "fields") ?? []).Select(Field)]));
        }
        catch (LearningException error)
        {
            throw ArchiveReader.Refuse(archive.Path, error.ChildSentence, error.Message.TrimEnd('.'), "fields that can be columns", error);
        }
    }

    /// <summary>An example of kind Numbers. Null when the item is no such row.</summary>
    public byte[]? Row(JsonElement item)
    {
        if (ForeignJson.List(item, "numberdata") is not { } values || values.Count != _columns.Columns.Count)
            return null;
        var row = new RowValue[values.Count];
        for (var i = 0; i < row.Length; i++)
        {
            var column = _columns.Columns[i];
            if (ForeignJson.Number(values[i]) is not { } number)
                return null;
            if (column.Kind == ColumnKind.Number)
                row[i] = RowValue.Of(column.Name, number + 0.0);
            else if (number >= 0 && number < column.Choices.Count && number == Math.Floor(number))
                row[i] = new RowValue(column.Name, column.Choices[(int)number]);
            else
                return null;
        }

        return RowText.ToBytes(row);
    }

    private static Column Field(JsonElement field)
    {
        if (field.ValueKind != JsonValueKind.Object || ForeignJson.Text(field, "name") is not { } name)
            return new Column("", ColumnKind.Number, []);
        return ForeignJson.Text(field, "type") == "multichoice"
            ? new Column(name.Trim(), ColumnKind.Choice, [.. (ForeignJson.List(field, "choices") ?? []).Select(choice => ForeignJson.Text(choice) ?? "")])
            : new Column(name.Trim(), ColumnKind.Number, []);
    }
}
