using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers.Scaling;

/// <summary>A fitted <see cref="StandardScaling"/>. Behind the columns stands a 1: where all columns are 0, a network without output bias
/// learns how often labels occur from it.</summary>
/// <param name="means">One per column.</param>
/// <param name="scales">One per column: 1 / standard deviation, or 0.</param>
internal sealed class StandardMap(float[] means, float[] scales) : IFeatureMap, IOnnxMap
{
    /// <summary>What lies further from the mean, in standard deviations, counts as that far: weights must not overflow.</summary>
    private const double Farthest = 1e6;

    public int InputLength => means.Length;

    public int OutputLength => means.Length + 1;

    public void Apply(ReadOnlySpan<float> features, Span<float> scaled)
    {
        for (var column = 0; column < means.Length; column++)
            scaled[column] = (float)Math.Clamp(((double)features[column] - means[column]) * scales[column], -Farthest, Farthest);
        scaled[means.Length] = 1;
    }

    public void Save(BinaryWriter writer)
    {
        writer.Write(means.Length);
        HeadFile.Write(writer, means);
        HeadFile.Write(writer, scales);
    }

    string IOnnxMap.WriteTo(OnnxGraph graph, string input)
    {
        var centred = graph.Node("Sub", [input, graph.Weights("scaling.mean", means, means.Length)]);
        var scaled = graph.Node("Mul", [centred, graph.Weights("scaling.scale", scales, scales.Length)]);
        var near = graph.Node("Clip", [scaled, graph.Weights("scaling.least", [(float)-Farthest]), graph.Weights("scaling.most", [(float)Farthest])]);
        return graph.Node("Pad", [near, graph.Integers("scaling.pad", 0, 0, 0, 1), graph.Weights("scaling.one", [1f])]);
    }

    internal static StandardMap Load(BinaryReader reader)
    {
        var length = HeadFile.ReadSize(reader);
        return new(HeadFile.ReadFloats(reader, length, 1), HeadFile.ReadFloats(reader, length, 1));
    }
}
