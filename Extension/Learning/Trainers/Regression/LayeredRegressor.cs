using System.Buffers;
using System.Numerics.Tensors;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>One weighted sum of standardised inputs per output, and what two hidden layers of tanh units add to it.</summary>
/// <param name="inputs">Scale of the inputs.</param>
/// <param name="outputs">Scale of the outputs.</param>
/// <param name="weights">The weights.</param>
internal sealed class LayeredRegressor(ColumnScale inputs, ColumnScale outputs, RegressionWeights weights) : ScaledRegressor(inputs, outputs)
{
    /// <summary>"MLN" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C4E01;

    public override string TrainerId => RegressionTrainer.TrainerId;

    public override void Save(BinaryWriter writer)
    {
        SaveStart(writer, Signature);
        writer.Write(weights.LowerBias.Length);
        foreach (var part in new[] { weights.Direct, weights.Lower, weights.LowerBias, weights.Upper, weights.UpperBias, weights.Last, weights.LastBias })
            HeadFile.Write(writer, part);
    }

    internal static LayeredRegressor Load(BinaryReader reader) => HeadFile.Read(reader, RegressionTrainer.TrainerId, Signature, static reader =>
    {
        var (inputs, outputs) = LoadStart(reader);
        var units = HeadFile.ReadSize(reader);
        return new LayeredRegressor(inputs, outputs, new(
            HeadFile.ReadFloats(reader, outputs.Count, inputs.Count),
            HeadFile.ReadFloats(reader, units, inputs.Count),
            HeadFile.ReadFloats(reader, units, 1),
            HeadFile.ReadFloats(reader, units, units),
            HeadFile.ReadFloats(reader, units, 1),
            HeadFile.ReadFloats(reader, outputs.Count, units),
            HeadFile.ReadFloats(reader, outputs.Count, 1)));
    });

    private protected override string WriteAnswer(OnnxGraph graph, string standard)
    {
        var units = weights.LowerBias.Length;
        var lower = graph.Node("Tanh", [graph.Dense("lower", standard, weights.Lower, units, weights.LowerBias)]);
        var upper = graph.Node("Tanh", [graph.Dense("upper", lower, weights.Upper, units, weights.UpperBias)]);
        return graph.Node("Add", [graph.Dense("direct", standard, weights.Direct, OutputCount), graph.Dense("last", upper, weights.Last, OutputCount, weights.LastBias)]);
    }

    protected override void Answer(ReadOnlySpan<float> standard, Span<float> answers)
    {
        var units = weights.LowerBias.Length;
        var rented = ArrayPool<float>.Shared.Rent(2 * units);
        var lower = rented.AsSpan(0, units);
        var upper = rented.AsSpan(units, units);
        Layer(weights.Lower, weights.LowerBias, standard, lower);
        Layer(weights.Upper, weights.UpperBias, lower, upper);
        for (var output = 0; output < answers.Length; output++)
            answers[output] = weights.LastBias[output]
                + TensorPrimitives.Dot(standard, weights.Direct.AsSpan(output * standard.Length, standard.Length))
                + TensorPrimitives.Dot<float>(upper, weights.Last.AsSpan(output * units, units));
        ArrayPool<float>.Shared.Return(rented);
    }

    private static void Layer(float[] matrix, float[] bias, ReadOnlySpan<float> values, Span<float> activations)
    {
        WeightedSums(matrix, values, activations);
        TensorPrimitives.Add(activations, bias, activations);
        TensorPrimitives.Tanh(activations, activations);
    }
}
