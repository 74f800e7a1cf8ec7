using MLKids.Learning.Trainers;

namespace MLKids.Learning.Explaining;

/// <summary>
/// Why a number was predicted: for each output, how much each input column moves the answer, compared with the column's mean over the rows
/// that were learned from (occlusion: one column at a time is set to its mean and the regressor asked again). For ridge regression that is
/// exactly weight × (value - mean), and the effects add up to the answer less the usual answer; for layers they need not add up, because
/// columns act together.
/// </summary>
public sealed record RegressionExplanation
{
    /// <summary>The answer for the asked input, one number per output.</summary>
    public required IReadOnlyList<double> Answer { get; init; }

    /// <summary>The answer when all columns have their means.</summary>
    public required IReadOnlyList<double> Usual { get; init; }

    /// <summary>[output][rank]: one entry per input column, the largest effect (up or down) first.</summary>
    public required IReadOnlyList<IReadOnlyList<ColumnEffect>> Effects { get; init; }

    /// <summary>Explains the answer to one input.</summary>
    /// <param name="regressor">The regressor; asked once per input column and twice more.</param>
    /// <param name="inputs"><see cref="IRegressor.InputCount"/> numbers; NaN counts as the mean.</param>
    /// <exception cref="ArgumentException">The input has another length.</exception>
    public static RegressionExplanation Of(IRegressor regressor, ReadOnlySpan<float> inputs)
    {
        var answer = Ask(regressor, inputs);
        var changed = inputs.ToArray();
        var without = new double[changed.Length][];
        for (var input = 0; input < changed.Length; input++)
        {
            changed[input] = regressor.InputMeans[input];
            without[input] = Ask(regressor, changed);
            changed[input] = inputs[input];
        }

        return new()
        {
            Answer = answer,
            Usual = Ask(regressor, regressor.InputMeans),
            Effects =
            [
                .. answer.Select((now, output) => without
                    .Select((other, input) => Effect(changed[input], regressor.InputMeans[input], input, now - other[output]))
                    .OrderByDescending(effect => Math.Abs(effect.Effect)).ThenBy(effect => effect.Input)
                    .ToArray()),
            ],
        };
    }

    /// <summary>For a child, for instance <c>rooms made my guess of price bigger.</c></summary>
    /// <param name="output">Index of the output.</param>
    /// <param name="inputNames">One per input column.</param>
    /// <param name="outputName">The output's name.</param>
    public string Sentence(int output, IReadOnlyList<string> inputNames, string outputName)
    {
        var most = Effects[output][0];
        var (input, guess) = (Short(inputNames[most.Input]), Short(outputName));
        return most.Effect switch
        {
            > 0 => $"{input} made my guess of {guess} bigger.",
            < 0 => $"{input} made my guess of {guess} smaller.",
            _ => $"Every column is as usual, so is my guess of {guess}.",
        };
    }

    private static ColumnEffect Effect(float value, float mean, int input, double effect) =>
        new(input, float.IsNaN(value) ? mean : value, mean, effect);

    private static string Short(string name) => name.Length <= 40 ? name : name[..39].TrimEnd() + "…";

    private static double[] Ask(IRegressor regressor, ReadOnlySpan<float> inputs)
    {
        var answer = new float[regressor.OutputCount];
        regressor.Predict(inputs, answer);
        return [.. answer.Select(value => (double)value)];
    }
}
