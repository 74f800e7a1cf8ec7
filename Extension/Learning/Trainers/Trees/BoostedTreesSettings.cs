namespace MLKids.Learning.Trainers.Trees;

/// <summary>How a <see cref="BoostedTreesTrainer"/> learns.</summary>
public sealed record BoostedTreesSettings
{
    /// <summary>Rounds of one tree a label (one in all for two labels).</summary>
    public int Rounds { get; init; } = 100;

    /// <summary>Questions from the root to a leaf.</summary>
    public int Depth { get; init; } = 4;

    /// <summary>Part of each tree's answer that is taken.</summary>
    public float Rate { get; init; } = 0.1f;

    /// <summary>Penalty on squared leaf values.</summary>
    public float L2 { get; init; } = 1;

    /// <summary>Part of the rows that each round looks at, drawn by the seed.</summary>
    public float Subsample { get; init; } = 0.5f;

    /// <summary>Fewest rows in a leaf; less where a label has few: a fifth of the rarest label.</summary>
    public int LeafRows { get; init; } = 3;

    /// <summary>From so many rows on, a tenth is held out and boosting ends when it gets no better.</summary>
    public int HoldOutFrom { get; init; } = 2_000;
}
