using MLKids.Learning.Trainers;

namespace MLKids.Testing.Learning;

/// <summary>Rows of numbers to predict.</summary>
public static class NumberRows
{
    /// <summary>Three inputs in -1..1, one output: 5 + 3a - 2b.</summary>
    public static RegressionRows Linear(int count, int seed = 1) => Make(count, 3, seed, x => [5 + (3 * x[0]) - (2 * x[1])]);

    /// <summary>Two inputs in -1..1, one output that no straight line follows.</summary>
    public static RegressionRows Curved(int count, int seed = 1) => Make(count, 2, seed, x => [x[0] + (2 * x[1] * x[1]) + MathF.Sin(3 * x[0])]);

    public static RegressionRows Make(int count, int inputs, int seed, Func<float[], float[]> outputs)
    {
        var random = new Random(seed);
        var rows = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, inputs).Select(_ => (2 * random.NextSingle()) - 1).ToArray()).ToArray();
        var answers = rows.Select(outputs).ToArray();
        return new([.. rows.SelectMany(row => row)], [.. answers.SelectMany(row => row)], inputs, answers[0].Length);
    }

    /// <summary>R² of the first output.</summary>
    public static double R2(IRegressor regressor, RegressionRows rows)
    {
        var answer = new float[rows.OutputCount];
        double errors = 0, spread = 0;
        var mean = Enumerable.Range(0, rows.Count).Average(row => rows.Outputs(row)[0]);
        for (var row = 0; row < rows.Count; row++)
        {
            regressor.Predict(rows.Inputs(row), answer);
            errors += Math.Pow(answer[0] - rows.Outputs(row)[0], 2);
            spread += Math.Pow(mean - rows.Outputs(row)[0], 2);
        }

        return 1 - (errors / spread);
    }
}
