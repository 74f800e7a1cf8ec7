namespace MLKids.Learning.Trainers;

/// <summary>Rows that numbers are learned from. Immutable.</summary>
public sealed class RegressionRows
{
    private readonly float[] _inputs, _outputs;

    /// <param name="inputs">[rows × inputCount], row-major; kept, not copied.</param>
    /// <param name="outputs">[rows × outputCount], row-major; kept, not copied.</param>
    /// <param name="inputCount">Floats of one input, at least 1.</param>
    /// <param name="outputCount">Floats of one output, at least 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public RegressionRows(float[] inputs, float[] outputs, int inputCount, int outputCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputCount, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(outputCount, 1);
        if (inputs.Length % inputCount != 0 || outputs.Length != (long)inputs.Length / inputCount * outputCount)
            throw new ArgumentException($"Found {inputs.Length} floats of inputs and {outputs.Length} of outputs for rows of {inputCount} and {outputCount}.", nameof(inputs));
        (_inputs, _outputs, InputCount, OutputCount) = (inputs, outputs, inputCount, outputCount);
    }

    /// <summary>Number of rows.</summary>
    public int Count => _inputs.Length / InputCount;

    /// <summary>Floats of one input.</summary>
    public int InputCount { get; }

    /// <summary>Floats of one output.</summary>
    public int OutputCount { get; }

    /// <summary>Of all rows, row-major.</summary>
    internal ReadOnlySpan<float> AllInputs => _inputs;

    /// <summary>Of all rows, row-major.</summary>
    internal ReadOnlySpan<float> AllOutputs => _outputs;

    /// <summary>The inputs of a row.</summary>
    public ReadOnlySpan<float> Inputs(int row) => _inputs.AsSpan(row * InputCount, InputCount);

    /// <summary>The outputs of a row.</summary>
    public ReadOnlySpan<float> Outputs(int row) => _outputs.AsSpan(row * OutputCount, OutputCount);

    /// <summary>Some rows, copied.</summary>
    public RegressionRows Take(ReadOnlySpan<int> rows)
    {
        var (inputs, outputs) = (new float[rows.Length * InputCount], new float[rows.Length * OutputCount]);
        for (var i = 0; i < rows.Length; i++)
        {
            Inputs(rows[i]).CopyTo(inputs.AsSpan(i * InputCount));
            Outputs(rows[i]).CopyTo(outputs.AsSpan(i * OutputCount));
        }

        return new(inputs, outputs, InputCount, OutputCount);
    }
}
