using System.Buffers;
using System.Numerics.Tensors;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers.Sounds;

/// <summary>Standardises, then one weighted sum per label, then softmax.</summary>
internal sealed class SoundHead : IHead, IOnnxLearned
{
    /// <summary>"MLW" (for waves) and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C5701;

    private readonly FeatureScaler _scaler;
    private readonly float[] _weights, _bias;

    /// <param name="scaler">Fitted on the training rows.</param>
    /// <param name="weights">labels × features, row-major.</param>
    /// <param name="bias">One per label.</param>
    internal SoundHead(FeatureScaler scaler, float[] weights, float[] bias) => (_scaler, _weights, _bias) = (scaler, weights, bias);

    public string TrainerId => SoundHeadTrainer.TrainerId;

    public int FeatureLength => _scaler.Mean.Length;

    public int LabelCount => _bias.Length;

    public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        Softmax.CheckLengths(this, features, probabilities);
        var rented = ArrayPool<float>.Shared.Rent(features.Length);
        var scaled = rented.AsSpan(0, features.Length);
        TensorPrimitives.Subtract(features, _scaler.Mean, scaled);
        TensorPrimitives.Multiply(scaled, _scaler.Factor, scaled);
        for (var label = 0; label < _bias.Length; label++)
            probabilities[label] = _bias[label] + TensorPrimitives.Dot(scaled, _weights.AsSpan(label * features.Length, features.Length));
        ArrayPool<float>.Shared.Return(rented);
        Softmax.InPlace(probabilities);
    }

    public void Save(BinaryWriter writer)
    {
        HeadFile.WriteStart(writer, Signature, LabelCount, FeatureLength);
        HeadFile.Write(writer, _scaler.Mean);
        HeadFile.Write(writer, _scaler.Factor);
        HeadFile.Write(writer, _weights);
        HeadFile.Write(writer, _bias);
    }

    void IOnnxLearned.WriteTo(OnnxGraph graph, string input, string output)
    {
        var centred = graph.Node("Sub", [input, graph.Weights("scaler.mean", _scaler.Mean, FeatureLength)]);
        var scaled = graph.Node("Mul", [centred, graph.Weights("scaler.factor", _scaler.Factor, FeatureLength)]);
        graph.Node("Softmax", [graph.Dense("head", scaled, _weights, LabelCount, _bias)], output, OnnxGraph.Attribute("axis", 1L));
    }

    internal static SoundHead Load(BinaryReader reader) => HeadFile.Read(reader, SoundHeadTrainer.TrainerId, Signature, static reader =>
    {
        int labels = HeadFile.ReadSize(reader), features = HeadFile.ReadSize(reader);
        var scaler = new FeatureScaler(HeadFile.ReadFloats(reader, features, 1), HeadFile.ReadFloats(reader, features, 1));
        return new SoundHead(scaler, HeadFile.ReadFloats(reader, labels, features), HeadFile.ReadFloats(reader, labels, 1));
    });
}
