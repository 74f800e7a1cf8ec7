namespace MLKids.Learning.Trainers;

/// <summary>How a <see cref="MultiLayerHeadTrainer"/> learns.</summary>
public sealed record MultiLayerSettings
{
    /// <summary>Hidden units, as in Machine Learning for Kids.</summary>
    public int Units { get; init; } = 100;

    /// <summary>Adam's step size at the start; it falls in a straight line to a tenth.</summary>
    public float LearningRate { get; init; } = 0.002f;

    /// <summary>Part of every hidden weight that is taken off in one step of size 1 (decoupled, as in AdamW).</summary>
    public float WeightDecay { get; init; } = 0.1f;

    /// <summary>Steps of one mini-batch (10 rows) that are wanted; epochs follow from it, within the two limits below.</summary>
    public int Steps { get; init; } = 400;

    public int MinEpochs { get; init; } = 8;

    public int MaxEpochs { get; init; } = 60;
}
