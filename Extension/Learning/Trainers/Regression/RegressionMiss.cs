namespace MLKids.Learning.Trainers.Regression;

/// <summary>One answer to a row that had not been learned from.</summary>
/// <param name="Row">The row.</param>
/// <param name="Output">Index of the output column.</param>
/// <param name="Wanted">What the row says.</param>
/// <param name="Predicted">What was answered.</param>
public sealed record RegressionMiss(int Row, int Output, double Wanted, double Predicted)
{
    /// <summary>The example of the row in its project; 0 when it is in none.</summary>
    public long ExampleId { get; init; }
}
