namespace MLKids.Learning.Trainers.Regression;

/// <summary>How a <see cref="RegressionTrainer"/> learns.</summary>
public sealed record RegressionSettings
{
    /// <summary>Units of each of the two hidden layers, as in Machine Learning for Kids.</summary>
    public int Units { get; init; } = 50;

    /// <summary>Adam's step size at the start; it falls in a straight line to a tenth.</summary>
    public float LearningRate { get; init; } = 0.005f;

    /// <summary>Pull of the hidden weights towards 0: each step takes off this times the step size (decoupled, as in AdamW). Measured on seven curved sets of
    /// 30 to 1000 rows: 1 loses on three of them and 0.2 on four.</summary>
    public float WeightDecay { get; init; } = 0.5f;

    /// <summary>Steps of one mini-batch (10 rows) at most; how many of them are taken is measured.</summary>
    public int Steps { get; init; } = 2_000;

    /// <summary>Few rows are seen at most so often.</summary>
    public int MaxEpochs { get; init; } = 200;
}
