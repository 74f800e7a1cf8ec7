using System.Numerics.Tensors;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers;

/// <summary>One weighted sum per label, then softmax.</summary>
internal sealed class SoftmaxHead : IHead, IOnnxLearned
{
    /// <summary>"MLSH" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C5301;

    private readonly float[] _weights;
    private readonly float[] _bias;

    /// <param name="weights">labels × features, row-major.</param>
    /// <param name="bias">One per label.</param>
    internal SoftmaxHead(float[] weights, float[] bias)
    {
        _weights = weights;
        _bias = bias;
        FeatureLength = weights.Length / bias.Length;
    }

    public string TrainerId => SoftmaxHeadTrainer.TrainerId;

    public int FeatureLength { get; }

    public int LabelCount => _bias.Length;

    public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        Softmax.CheckLengths(this, features, probabilities);
        for (var label = 0; label < _bias.Length; label++)
            probabilities[label] = _bias[label] + TensorPrimitives.Dot(features, _weights.AsSpan(label * FeatureLength, FeatureLength));
        Softmax.InPlace(probabilities);
    }

    public void Save(BinaryWriter writer)
    {
        HeadFile.WriteStart(writer, Signature, LabelCount, FeatureLength);
        HeadFile.Write(writer, _weights);
        HeadFile.Write(writer, _bias);
    }

    void IOnnxLearned.WriteTo(OnnxGraph graph, string input, string output) =>
        graph.Node("Softmax", [graph.Dense("head", input, _weights, LabelCount, _bias)], output, OnnxGraph.Attribute("axis", 1L));

    internal static SoftmaxHead Load(BinaryReader reader) => HeadFile.Read(reader, SoftmaxHeadTrainer.TrainerId, Signature, static reader =>
    {
        int labels = HeadFile.ReadSize(reader), features = HeadFile.ReadSize(reader);
        return new SoftmaxHead(HeadFile.ReadFloats(reader, labels, features), HeadFile.ReadFloats(reader, labels, 1));
    });
}
