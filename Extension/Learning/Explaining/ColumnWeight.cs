using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Explaining;

/// <summary>How much one column moved an answer.</summary>
/// <param name="Column">The column.</param>
/// <param name="Value">Its value in the row that was asked about.</param>
/// <param name="Weight">How much the value raised (or lowered) the probability of the label, -1 to 1.</param>
public sealed record ColumnWeight(Column Column, string Value, double Weight);
