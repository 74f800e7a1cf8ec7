using System.Runtime.InteropServices;

namespace MLKids.Learning.Trainers.Trees;

/// <summary>
/// Binary trees as flat arrays, one after the other, each in preorder: the left child of node i is i + 1. That order says where each right
/// child and each tree begins, so that only
/// features and values are saved, and damaged bytes cannot make a walk that does not end.
/// </summary>
internal sealed class TreeNodes
{
    /// <summary>Stands for the feature of a leaf.</summary>
    internal const int Leaf = -1;

    /// <summary>More cannot be saved.</summary>
    internal const int MaxNodes = 1_000_000;

    private readonly int[] _features, _right;
    private readonly float[] _values;

    /// <param name="features">The feature that each node asks, or <see cref="Leaf"/>.</param>
    /// <param name="values">The threshold of each node (at most that: left), or what a leaf says.</param>
    /// <exception cref="InvalidDataException">The last tree has no end.</exception>
    internal TreeNodes(int[] features, float[] values)
    {
        (_features, _values, _right) = (features, values, new int[features.Length]);
        var roots = new List<int>();
        var open = new Stack<int>();
        for (var node = 0; node < features.Length; node++)
        {
            if (open.Count == 0)
                roots.Add(node);
            if (features[node] != Leaf)
            {
                open.Push(node);
                continue;
            }

            // A left side that ends here has its right side next; a right side that ends here ends its parent too.
            while (open.TryPeek(out var parent))
            {
                if (_right[parent] == 0)
                {
                    _right[parent] = node + 1;
                    break;
                }

                open.Pop();
            }
        }

        if (open.Count > 0)
            throw new InvalidDataException("a tree without end");
        Roots = [.. roots];
    }

    /// <summary>First node of each tree.</summary>
    internal int[] Roots { get; }

    internal int Count => _features.Length;

    internal int Feature(int node) => _features[node];

    internal float Value(int node) => _values[node];

    internal int Right(int node) => _right[node];

    /// <summary>The leaf of a tree that a row ends in.</summary>
    internal int LeafOf(int root, ReadOnlySpan<float> row)
    {
        var node = root;
        while (_features[node] >= 0)
            node = row[_features[node]] <= _values[node] ? node + 1 : _right[node];
        return node;
    }

    internal void Save(BinaryWriter writer)
    {
        writer.Write(MemoryMarshal.AsBytes<int>(_features));
        HeadFile.Write(writer, _values);
    }

    /// <exception cref="InvalidDataException">The bytes are no such trees.</exception>
    /// <exception cref="EndOfStreamException">There are too few.</exception>
    internal static TreeNodes Load(BinaryReader reader, int count, int featureLength)
    {
        var features = new List<int>();
        for (var node = 0; node < count; node++)
        {
            var feature = reader.ReadInt32();
            features.Add(feature is >= Leaf && feature < featureLength ? feature : throw new InvalidDataException($"feature {feature} of {featureLength}"));
        }

        return new([.. features], HeadFile.ReadFloats(reader, count, 1));
    }
}
