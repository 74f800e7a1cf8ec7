using System.Buffers;
using System.Numerics.Tensors;
using MLKids.Learning.Featurizers.Pictures.Network;
using MLKids.Learning.Onnx;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>
/// What regressors have in common: they answer between standardised numbers. A column with one value only says nothing, NaN counts as the
/// column's mean, and answers end ten ranges outside of what was learned (<see cref="ColumnScale"/>), so they are finite whatever is asked.
/// </summary>
/// <param name="inputs">Scale of the inputs.</param>
/// <param name="outputs">Scale of the outputs.</param>
internal abstract class ScaledRegressor(ColumnScale inputs, ColumnScale outputs) : IRegressor, IOnnxLearned
{
    public abstract string TrainerId { get; }

    public int InputCount => inputs.Count;

    public int OutputCount => outputs.Count;

    public ReadOnlySpan<float> InputMeans => inputs.Means;

    public void Predict(ReadOnlySpan<float> row, Span<float> answer)
    {
        if (row.Length != InputCount || answer.Length != OutputCount)
            throw new ArgumentException($"Found {row.Length} inputs and {answer.Length} outputs; wanted {InputCount} and {OutputCount}.", nameof(row));
        var rented = ArrayPool<float>.Shared.Rent(InputCount);
        var standard = rented.AsSpan(0, InputCount);
        inputs.Standardise(row, standard);
        Answer(standard, answer);
        ArrayPool<float>.Shared.Return(rented);
        outputs.Restore(answer);
    }

    public abstract void Save(BinaryWriter writer);

    void IOnnxLearned.WriteTo(OnnxGraph graph, string input, string output) =>
        outputs.WriteRestored(graph, WriteAnswer(graph, inputs.WriteStandardised(graph, input)), output);

    /// <summary><see cref="Answer"/> as nodes of ONNX.</summary>
    private protected abstract string WriteAnswer(OnnxGraph graph, string standard);

    /// <summary>Between standardised numbers.</summary>
    protected abstract void Answer(ReadOnlySpan<float> standard, Span<float> answers);

    protected void SaveStart(BinaryWriter writer, uint signature)
    {
        HeadFile.WriteStart(writer, signature, OutputCount, InputCount);
        inputs.Save(writer);
        outputs.Save(writer);
    }

    protected static (ColumnScale Inputs, ColumnScale Outputs) LoadStart(BinaryReader reader)
    {
        int outputs = HeadFile.ReadSize(reader), inputs = HeadFile.ReadSize(reader);
        return (ColumnScale.Load(reader, inputs), ColumnScale.Load(reader, outputs));
    }

    /// <summary>One weighted sum per row of weights.</summary>
    internal static void WeightedSums(ReadOnlySpan<float> weights, ReadOnlySpan<float> values, Span<float> sums)
    {
        for (var i = 0; i < sums.Length; i++)
            sums[i] = TensorPrimitives.Dot(values, weights.Slice(i * values.Length, values.Length));
    }
}
