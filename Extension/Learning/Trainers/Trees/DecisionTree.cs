using System.Globalization;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Trainers.Trees;

/// <summary>A decision tree that can be shown. Immutable.</summary>
public sealed class DecisionTree
{
    internal DecisionTree(IReadOnlyList<TreeNode> nodes) => Nodes = nodes;

    /// <summary>The nodes in preorder; the first is the root.</summary>
    public IReadOnlyList<TreeNode> Nodes { get; }

    /// <summary>The nodes that a row goes through, from the root to its leaf.</summary>
    /// <param name="features">The row's features.</param>
    public IReadOnlyList<int> Path(ReadOnlySpan<float> features)
    {
        var path = new List<int> { 0 };
        while (!Nodes[path[^1]].IsLeaf)
        {
            var node = Nodes[path[^1]];
            path.Add(features[node.Feature] <= node.Threshold ? node.Left : node.Right);
        }

        return path;
    }

    /// <summary>Why a row gets its answer: one sentence a question, then the answer with its training rows.</summary>
    /// <param name="features">The row's features.</param>
    /// <param name="columns">The columns that the features are of.</param>
    /// <param name="labels">Names of the labels, in the head's order.</param>
    public IReadOnlyList<string> Explain(ReadOnlySpan<float> features, ColumnSet columns, IReadOnlyList<string> labels)
    {
        var path = Path(features);
        var sentences = new List<string>();
        for (var i = 0; i + 1 < path.Count; i++)
            sentences.Add(Question(path[i], columns, path[i + 1] == Nodes[path[i]].Left));
        var leaf = Nodes[path[^1]];
        sentences.Add(string.Create(CultureInfo.InvariantCulture, $"so it is {labels[leaf.Label]}: {leaf.Counts[leaf.Label]} of {leaf.Counts.Sum()} examples like this"));
        return sentences;
    }

    /// <summary>A node's question answered: <c>height is above 3.2</c>, <c>colour is not red</c>.</summary>
    /// <param name="node">A node that is no leaf.</param>
    /// <param name="columns">The columns that the features are of.</param>
    /// <param name="left">The way to the left (at most the threshold) or to the right.</param>
    public string Question(int node, ColumnSet columns, bool left)
    {
        var (column, choice) = columns.ColumnOf(Nodes[node].Feature);
        return choice >= 0
            ? $"{column.Name} is {(left ? "not " : "")}{column.Choices[choice]}"
            : string.Create(CultureInfo.InvariantCulture, $"{column.Name} is {(left ? "at most" : "above")} {Nodes[node].Threshold}");
    }
}
