namespace MLKids.Learning.Examples.Columns;

/// <summary>One row of a <see cref="Table"/>.</summary>
/// <param name="Number">As a spreadsheet counts: from 1, with the header and empty rows.</param>
/// <param name="Cells">Trimmed texts, in the order of the columns.</param>
public sealed record TableRow(int Number, IReadOnlyList<string> Cells);
