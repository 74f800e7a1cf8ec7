using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers.Trees;

/// <summary>The start scores of the labels and the trees that are added to them, round by round.</summary>
internal sealed class BoostedTreesHead : IHead, IOnnxLearned
{
    /// <summary>"MLB" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C4201;

    private readonly TreeNodes _trees;
    private readonly float[] _start;

    /// <param name="trees">In each round one tree for each score.</param>
    /// <param name="start">One per score: one a label, or that of the second label alone when there are two.</param>
    /// <param name="featureLength">Floats of one input.</param>
    internal BoostedTreesHead(TreeNodes trees, float[] start, int featureLength) =>
        (_trees, _start, FeatureLength) = (trees, start, featureLength);

    public string TrainerId => BoostedTreesTrainer.TrainerId;

    public int FeatureLength { get; }

    public int LabelCount => Math.Max(2, _start.Length);

    public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        Softmax.CheckLengths(this, features, probabilities);
        var scores = probabilities[^_start.Length..];
        probabilities[0] = 0;
        _start.CopyTo(scores);
        var roots = _trees.Roots;
        for (int tree = 0, score = 0; tree < roots.Length; tree++)
        {
            scores[score] += _trees.Value(_trees.LeafOf(roots[tree], features));
            score = score + 1 == scores.Length ? 0 : score + 1;
        }

        Softmax.InPlace(probabilities);
    }

    public void Save(BinaryWriter writer)
    {
        HeadFile.WriteStart(writer, Signature, _start.Length, _trees.Count, FeatureLength);
        _trees.Save(writer);
        HeadFile.Write(writer, _start);
    }

    void IOnnxLearned.WriteTo(OnnxGraph graph, string input, string output)
    {
        var scores = OnnxTrees.Write(graph, _trees, input, _start, (tree, leaf) => [(tree % _start.Length, _trees.Value(leaf))]);
        // Of two labels only the second has trees; the first has a score of 0.
        if (_start.Length == 1)
            scores = graph.Node("Pad", [scores, graph.Integers("scores.pad", 0, 1, 0, 0)]);
        graph.Node("Softmax", [scores], output, OnnxGraph.Attribute("axis", 1L));
    }

    internal static BoostedTreesHead Load(BinaryReader reader) => HeadFile.Read(reader, BoostedTreesTrainer.TrainerId, Signature, static reader =>
    {
        int scores = HeadFile.ReadSize(reader), nodes = HeadFile.ReadSize(reader), features = HeadFile.ReadSize(reader);
        var trees = TreeNodes.Load(reader, nodes, features);
        return scores != 2 && trees.Roots.Length % scores == 0
            ? new BoostedTreesHead(trees, HeadFile.ReadFloats(reader, scores, 1), features)
            : throw new InvalidDataException($"{trees.Roots.Length} trees for {scores} scores");
    });
}
