namespace MLKids.Learning.Explaining;

/// <summary>What one input column does to one answer.</summary>
/// <param name="Input">Index of the input column.</param>
/// <param name="Value">What was asked in this column.</param>
/// <param name="Mean">What is usual there: the mean of the rows that were learned from.</param>
/// <param name="Effect">The answer less what it would be with <paramref name="Mean"/> in this column, in units of the output.</param>
public sealed record ColumnEffect(int Input, double Value, double Mean, double Effect);
