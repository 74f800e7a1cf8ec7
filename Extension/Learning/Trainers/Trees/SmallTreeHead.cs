using System.Runtime.InteropServices;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers.Trees;

/// <summary>One small decision tree; a leaf's probabilities are its counts with one added to each (Laplace).</summary>
public sealed class SmallTreeHead : IHead, IOnnxLearned
{
    /// <summary>"MLT" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C5401;

    private readonly TreeNodes _nodes;
    private readonly int[] _counts;

    /// <param name="nodes">One tree.</param>
    /// <param name="counts">nodes × labels, row-major.</param>
    /// <param name="featureLength">Floats of one input.</param>
    internal SmallTreeHead(TreeNodes nodes, int[] counts, int featureLength)
    {
        (_nodes, _counts, FeatureLength) = (nodes, counts, featureLength);
        Tree = new([.. Enumerable.Range(0, nodes.Count).Select(node => nodes.Feature(node) == TreeNodes.Leaf
            ? new TreeNode(TreeNodes.Leaf, 0, 0, 0, CountsOf(node).ToArray())
            : new TreeNode(nodes.Feature(node), nodes.Value(node), node + 1, nodes.Right(node), CountsOf(node).ToArray()))]);
    }

    /// <summary>To be shown and explained.</summary>
    public DecisionTree Tree { get; }

    public string TrainerId => SmallTreeTrainer.TrainerId;

    public int FeatureLength { get; }

    public int LabelCount => _counts.Length / _nodes.Count;

    public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        Softmax.CheckLengths(this, features, probabilities);
        var counts = CountsOf(_nodes.LeafOf(0, features));
        var sum = (float)counts.Length;
        foreach (var count in counts)
            sum += count;
        for (var label = 0; label < counts.Length; label++)
            probabilities[label] = (counts[label] + 1) / sum;
    }

    public void Save(BinaryWriter writer)
    {
        HeadFile.WriteStart(writer, Signature, LabelCount, _nodes.Count, FeatureLength);
        writer.Write(MemoryMarshal.AsBytes<int>(_counts));
        _nodes.Save(writer);
    }

    void IOnnxLearned.WriteTo(OnnxGraph graph, string input, string output)
    {
        var probabilities = OnnxTrees.Write(graph, _nodes, input, new float[LabelCount], (_, leaf) =>
        {
            var counts = CountsOf(leaf).ToArray();
            var sum = (float)(counts.Length + counts.Sum());
            return counts.Select((count, label) => (label, (count + 1) / sum));
        });
        graph.Node("Identity", [probabilities], output);
    }

    internal static SmallTreeHead Load(BinaryReader reader) => HeadFile.Read(reader, SmallTreeTrainer.TrainerId, Signature, static reader =>
    {
        int labels = HeadFile.ReadSize(reader), count = HeadFile.ReadSize(reader), features = HeadFile.ReadSize(reader);
        var counts = new List<int>();
        for (var i = 0L; i < (long)labels * count; i++)
        {
            var rows = reader.ReadInt32();
            counts.Add(rows is >= 0 and < TreeNodes.MaxNodes ? rows : throw new InvalidDataException($"{rows} rows in a node"));
        }

        var nodes = TreeNodes.Load(reader, count, features);
        return nodes.Roots.Length == 1 && labels > 1
            ? new SmallTreeHead(nodes, [.. counts], features)
            : throw new InvalidDataException($"{nodes.Roots.Length} trees for {labels} labels");
    });

    private ReadOnlySpan<int> CountsOf(int node) => _counts.AsSpan(node * LabelCount, LabelCount);
}
