using System.Buffers;
using System.Numerics.Tensors;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers;

/// <summary>One hidden layer of ReLU units with bias, then one weighted sum per label without bias, then softmax.</summary>
internal sealed class MultiLayerHead : IHead, IOnnxLearned
{
    /// <summary>"MLM" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C4D01;

    private readonly float[] _hiddenWeights, _hiddenBias, _outputWeights;

    /// <param name="hiddenWeights">units × features, row-major.</param>
    /// <param name="hiddenBias">One per unit.</param>
    /// <param name="outputWeights">labels × units, row-major.</param>
    internal MultiLayerHead(float[] hiddenWeights, float[] hiddenBias, float[] outputWeights)
    {
        _hiddenWeights = hiddenWeights;
        _hiddenBias = hiddenBias;
        _outputWeights = outputWeights;
        FeatureLength = hiddenWeights.Length / hiddenBias.Length;
        LabelCount = outputWeights.Length / hiddenBias.Length;
    }

    public string TrainerId => MultiLayerHeadTrainer.TrainerId;

    public int FeatureLength { get; }

    public int LabelCount { get; }

    public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        Softmax.CheckLengths(this, features, probabilities);
        var units = _hiddenBias.Length;
        var rented = ArrayPool<float>.Shared.Rent(units);
        var hidden = rented.AsSpan(0, units);
        for (var unit = 0; unit < units; unit++)
            hidden[unit] = Math.Max(0, _hiddenBias[unit] + TensorPrimitives.Dot(features, _hiddenWeights.AsSpan(unit * FeatureLength, FeatureLength)));
        for (var label = 0; label < LabelCount; label++)
            probabilities[label] = TensorPrimitives.Dot(hidden, _outputWeights.AsSpan(label * units, units));
        ArrayPool<float>.Shared.Return(rented);
        Softmax.InPlace(probabilities);
    }

    public void Save(BinaryWriter writer)
    {
        HeadFile.WriteStart(writer, Signature, LabelCount, _hiddenBias.Length, FeatureLength);
        HeadFile.Write(writer, _hiddenWeights);
        HeadFile.Write(writer, _hiddenBias);
        HeadFile.Write(writer, _outputWeights);
    }

    void IOnnxLearned.WriteTo(OnnxGraph graph, string input, string output)
    {
        var hidden = graph.Node("Relu", [graph.Dense("hidden", input, _hiddenWeights, _hiddenBias.Length, _hiddenBias)]);
        graph.Node("Softmax", [graph.Dense("output", hidden, _outputWeights, LabelCount)], output, OnnxGraph.Attribute("axis", 1L));
    }

    internal static MultiLayerHead Load(BinaryReader reader) => HeadFile.Read(reader, MultiLayerHeadTrainer.TrainerId, Signature, static reader =>
    {
        int labels = HeadFile.ReadSize(reader), units = HeadFile.ReadSize(reader), features = HeadFile.ReadSize(reader);
        return new MultiLayerHead(
            HeadFile.ReadFloats(reader, units, features), HeadFile.ReadFloats(reader, units, 1), HeadFile.ReadFloats(reader, labels, units));
    });
}
