namespace MLKids.Learning.Examples.Columns;

/// <summary>What a table's import did.</summary>
/// <param name="Model">Where the examples went.</param>
/// <param name="LabelColumn">The column that was taken as label; null when all rows have the same (<see
/// cref="TableImport.RowsLabel"/>).</param>
/// <param name="Columns">The columns of the examples, or the column of texts.</param>
/// <param name="LeftOut">Columns left out, each with its reason: empty, or too many different words.</param>
/// <param name="Rows">Rows of the table.</param>
/// <param name="Added">New examples.</param>
/// <param name="Duplicates">Rows whose label held the same values already.</param>
/// <param name="Refused">Rows left out, each with its reason.</param>
/// <param name="Labels">All labels of the model with their number of examples now.</param>
/// <param name="Cancelled">It was stopped before its end.</param>
public sealed record TableImportReport(
    ModelInfo Model,
    string? LabelColumn,
    IReadOnlyList<string> Columns,
    IReadOnlyList<(string Column, string Reason)> LeftOut,
    int Rows,
    int Added,
    int Duplicates,
    IReadOnlyList<RefusedExample> Refused,
    IReadOnlyList<(LabelInfo Label, int Count)> Labels,
    bool Cancelled);
