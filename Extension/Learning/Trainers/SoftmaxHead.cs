using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers;

/// <summary>One weighted sum per label, then softmax.</summary>
internal sealed class SoftmaxHead : IHead
{
    /// <summary>"MLSH" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C5301;

    private readonly float[] weights;
    private readonly float[] bias;

    /// <param name="weights">labels × features, row-major.</param>
    /// <param name="bias">One per label.</param>
    internal SoftmaxHead(float[] weights, float[] bias)
    {
        this.weights = weights;
        this.bias = bias;
        FeatureLength = weights.Length / bias.Length;
    }

    public string TrainerId => SoftmaxHeadTrainer.TrainerId;

    public int FeatureLength { get; }

    public int LabelCount => bias.Length;

    public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        Softmax.CheckLengths(this, features, probabilities);
        for (var label = 0; label < bias.Length; label++)
            probabilities[label] = bias[label] + TensorPrimitives.Dot(features, weights.AsSpan(label * FeatureLength, FeatureLength));
        Softmax.InPlace(probabilities);
    }

    public void Save(BinaryWriter writer)
    {
        HeadFile.WriteStart(writer, Signature, LabelCount, FeatureLength);
        HeadFile.Write(writer, weights);
        HeadFile.Write(writer, bias);
    }

    internal static SoftmaxHead Load(BinaryReader reader) => HeadFile.Read(reader, SoftmaxHeadTrainer.TrainerId, Signature, static reader =>
    {
        int labels = HeadFile.ReadSize(reader), features = HeadFile.ReadSize(reader);
        return new SoftmaxHead(HeadFile.ReadFloats(reader, labels, features), HeadFile.ReadFloats(reader, labels, 1));
    });
}
