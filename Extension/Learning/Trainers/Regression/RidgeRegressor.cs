using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>One weighted sum of standardised inputs per standardised output.</summary>
/// <param name="inputs">Scale of the inputs.</param>
/// <param name="outputs">Scale of the outputs.</param>
/// <param name="weights">outputs × inputs, row-major.</param>
internal sealed class RidgeRegressor(ColumnScale inputs, ColumnScale outputs, float[] weights) : ScaledRegressor(inputs, outputs)
{
    /// <summary>"MLR" and format version 1 in the last byte.</summary>
    private const uint Signature = 0x4D4C5201;

    public override string TrainerId => RidgeRegressionTrainer.TrainerId;

    public override void Save(BinaryWriter writer)
    {
        SaveStart(writer, Signature);
        HeadFile.Write(writer, weights);
    }

    internal static RidgeRegressor Load(BinaryReader reader) => HeadFile.Read(reader, RidgeRegressionTrainer.TrainerId, Signature, static reader =>
    {
        var (inputs, outputs) = LoadStart(reader);
        return new RidgeRegressor(inputs, outputs, HeadFile.ReadFloats(reader, outputs.Count, inputs.Count));
    });

    private protected override string WriteAnswer(OnnxGraph graph, string standard) => graph.Dense("head", standard, weights, OutputCount);

    protected override void Answer(ReadOnlySpan<float> standard, Span<float> answers) => WeightedSums(weights, standard, answers);
}
