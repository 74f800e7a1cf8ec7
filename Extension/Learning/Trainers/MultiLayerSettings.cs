namespace MLKids.Learning.Trainers;

/// <summary>How a <see cref="MultiLayerHeadTrainer"/> learns.</summary>
public sealed record MultiLayerSettings
{
    /// <summary>Hidden units, as in Machine Learning for Kids.</summary>
    public int Units { get; init; } = 100;

    /// <summary>Adam's step size at the start; it falls in a straight line to a tenth.</summary>
    public float LearningRate { get; init; } = 0.003f;

    /// <summary>
    /// Pull of hidden weights towards 0: each step takes off this times the step size (decoupled, as in AdamW). Strong, because a child's
    /// project has more weights than numbers to learn from; weaker and the head loses to softmax regression at 10 to 50 photos a label.
    /// </summary>
    public float WeightDecay { get; init; } = 5;

    /// <summary>Steps of one mini-batch (10 rows) that are wanted; epochs follow from it, within the two limits below.</summary>
    public int Steps { get; init; } = 400;

    public int MinEpochs { get; init; } = 10;

    public int MaxEpochs { get; init; } = 60;
}
