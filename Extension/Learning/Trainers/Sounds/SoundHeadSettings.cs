namespace MLKids.Learning.Trainers.Sounds;

/// <summary>How a <see cref="SoundHeadTrainer"/> learns.</summary>
public sealed record SoundHeadSettings
{
    /// <summary>Rows of a mini-batch at most.</summary>
    public const int MaxBatch = 128;

    /// <summary>How often all rows are gone through (preset number <c>epochs</c>).</summary>
    public int Epochs { get; init; } = 50;

    /// <summary>Rows of a mini-batch, 1 to <see cref="MaxBatch"/> (preset number <c>batch</c>).</summary>
    public int Batch { get; init; } = 32;

    /// <summary>More epochs at a tenth of the step size, over all rows (preset number <c>fineTuneEpochs</c>).</summary>
    public int FineTuneEpochs { get; init; }

    /// <summary>
    /// Part of each label's groups, 0 to 0.5, that chooses the best epoch (preset number <c>validation</c>). Only whole parts are held back: at .15 a label
    /// needs seven independent recordings to give one away. What was held back is learned in the last stretch: nothing is lost.
    /// </summary>
    public double Validation { get; init; }

    /// <summary>Adam's step size.</summary>
    public float LearningRate { get; init; } = 0.003f;

    /// <summary>
    /// Pull of the weights towards 0: each step takes off this times the step size (decoupled, as in AdamW). Strong, because a few recordings of few
    /// speakers say little about others: new speakers are understood 1 to 7 points better than at 1.
    /// </summary>
    public float WeightDecay { get; init; } = 30;
}
