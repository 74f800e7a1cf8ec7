namespace MLKids.Learning.Trainers.Sounds;

/// <summary>How a <see cref="SoundHeadTrainer"/> learns.</summary>
public sealed record SoundHeadSettings
{
    /// <summary>Most rows that are read at once.</summary>
    public const int MaxBatch = 128;

    /// <summary>How often all rows are gone through at most (preset number <c>epochs</c>); fewer when nothing gets better any more.</summary>
    public int Epochs { get; init; } = 50;

    /// <summary>Rows read at once, 1 to <see cref="MaxBatch"/> (preset number <c>batch</c>). Changes memory and speed, not what is learned.</summary>
    public int Batch { get; init; } = 32;

    /// <summary>So many epochs more (preset number <c>fineTuneEpochs</c>): a polish, where the others did not suffice.</summary>
    public int FineTuneEpochs { get; init; }

    /// <summary>Strength of the penalty l2 / (2n) · ‖w‖² on the mean loss of n rows: scikit-learn's 1 / C.</summary>
    public float L2 { get; init; } = 1;
}
