using System.Buffers;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Exchange.Onnx;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers.Scaling;

/// <summary>A fitted scaling and the head that was fitted on scaled rows.</summary>
internal sealed class ScaledHead(string trainerId, IFeatureMap map, IHead head) : IHead, IOnnxLearned
{
    /// <summary>"MLZ" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C5A01;

    public string TrainerId => trainerId;

    public int FeatureLength => map.InputLength;

    public int LabelCount => head.LabelCount;

    public void Predict(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        Softmax.CheckLengths(this, features, probabilities);
        var rented = ArrayPool<float>.Shared.Rent(map.OutputLength);
        var scaled = rented.AsSpan(0, map.OutputLength);
        map.Apply(features, scaled);
        head.Predict(scaled, probabilities);
        ArrayPool<float>.Shared.Return(rented);
    }

    public void Save(BinaryWriter writer)
    {
        HeadFile.WriteStart(writer, Signature, LabelCount, FeatureLength);
        map.Save(writer);
        head.Save(writer);
    }

    /// <exception cref="LearningException">The scaling or the head has no form in ONNX (<see cref="LearningCodes.NotExportable"/>).</exception>
    void IOnnxLearned.WriteTo(OnnxGraph graph, string input, string output)
    {
        if (map is not IOnnxMap scaling || head is not IOnnxLearned scaled)
            throw OnnxFile.NotExportable($"the scaling or the head of '{trainerId}' has no form in ONNX");
        scaled.WriteTo(graph, scaling.WriteTo(graph, input), output);
    }

    internal static ScaledHead Load(BinaryReader reader, string trainerId, IScaling scaling, ITrainer inner) =>
        HeadFile.Read(reader, trainerId, Signature, reader =>
        {
            int labels = HeadFile.ReadSize(reader), features = HeadFile.ReadSize(reader);
            var map = scaling.Load(reader);
            var head = inner.Load(reader);
            return map.InputLength == features && map.OutputLength == head.FeatureLength && head.LabelCount == labels
                ? new ScaledHead(trainerId, map, head)
                : throw new InvalidDataException(
                    $"a scaling of {map.InputLength} to {map.OutputLength} floats and a head of {head.FeatureLength} floats and {head.LabelCount} labels "
                    + $"for {features} floats and {labels} labels");
        });
}
