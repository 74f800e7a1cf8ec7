namespace MLKids.Learning.Examples.Columns;

/// <summary>One row of a <see cref="RowTable"/>.</summary>
/// <param name="Id">The example.</param>
/// <param name="LabelId">Its label.</param>
/// <param name="ForTesting">Put aside.</param>
/// <param name="Cells">Texts in the order of the columns asked for; numbers in invariant form; null where a value is missing.</param>
public sealed record TableEntry(long Id, long LabelId, bool ForTesting, IReadOnlyList<string?> Cells);
