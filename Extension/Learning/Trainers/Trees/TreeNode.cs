namespace MLKids.Learning.Trainers.Trees;

/// <summary>One node of a <see cref="DecisionTree"/>.</summary>
/// <param name="Feature">The feature that it asks, from 0; -1 for a leaf.</param>
/// <param name="Threshold">At most that: on to <see cref="Left"/>; above: on to <see cref="Right"/>. 0 for a leaf.</param>
/// <param name="Left">The node for rows at or below the threshold; 0 for a leaf.</param>
/// <param name="Right">The node for rows above it; 0 for a leaf.</param>
/// <param name="Counts">Training rows that came here, by label.</param>
public sealed record TreeNode(int Feature, float Threshold, int Left, int Right, IReadOnlyList<int> Counts)
{
    public bool IsLeaf => Feature < 0;

    /// <summary>The label that most rows here have; the first of equals.</summary>
    public int Label => Counts.Select((count, label) => (count, label)).MaxBy(pair => pair.count).label;
}
