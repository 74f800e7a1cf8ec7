namespace MLKids.Learning.Trainers.Regression;

/// <summary>How well numbers were predicted for rows that had not been learned from. Plain data: a report can hold it as it is.</summary>
public sealed record RegressionScores
{
    /// <summary>Misses that are kept, at most.</summary>
    public const int MostMisses = 500;

    /// <summary>One entry an output column.</summary>
    public required IReadOnlyList<OutputReport> Outputs { get; init; }

    /// <summary>Answers to the asked rows, the worst first (measured in deviations of their column), at most <see cref="MostMisses"/>.</summary>
    public required IReadOnlyList<RegressionMiss> Misses { get; init; }

    /// <summary>Rows that were asked.</summary>
    public required int Asked { get; init; }

    /// <summary>Parts that the rows were cut into; 0 without cross-validation.</summary>
    public required int Folds { get; init; }

    /// <summary>How it was measured, or why it was not, in one sentence.</summary>
    public required string Note { get; init; }

    /// <summary>For a child: one short sentence per output column.</summary>
    public string Sentence() => string.Join(' ', Outputs.Select(output => output.Sentence()));
}
