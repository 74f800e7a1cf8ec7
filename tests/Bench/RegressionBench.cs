using System.Diagnostics;
using System.Text.Json;
using MLKids.Bench.Regression;
using MLKids.Bench.Sklearn;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Regression;

namespace MLKids.Bench;

/// <summary>Predicting numbers, beside scikit-learn on the same 70/30 splits: R² and errors on the rows that were held back, time to fit.</summary>
internal sealed class RegressionBench(BenchOptions options, Report report)
{
    private const int Seeds = 5, Repeats = 3;

    private static readonly (string Name, IRegressionTrainer Trainer, string Beside)[] Trainers =
    [
        ("accurate: regression-layers", new RegressionTrainer(), "layers"),
        ("simplified: ridge-regression", new RidgeRegressionTrainer(), "ridge"),
    ];

    /// <summary>One fit: R² in the mean of the outputs, error of the first output in its units.</summary>
    private readonly record struct Result(double R2, double RootMeanSquareError, double Milliseconds);

    public async Task Run()
    {
        if (!SklearnProcess.IsThere)
        {
            report.Line("Skipped: Debian's python3-sklearn is not there.");
            return;
        }

        var sets = RegressionSet.All();
        var splits = sets.Select(set => Enumerable.Range(0, Seeds).Select(set.Split).ToArray()).ToArray();
        var theirs = await SklearnProcess.Run("regression.py", new
        {
            sets = sets.Select((set, i) => new
            {
                inputs = set.Inputs,
                outputs = set.Outputs,
                splits = splits[i].Select(split => new { train = split.Train, test = split.Test }),
            }),
        });
        var rows = new List<object?[]>();
        var means = new Dictionary<string, (double Ours, double Theirs)>();
        foreach (var (name, trainer, beside) in Trainers)
        {
            var (ours, other) = (new List<Result>(), new List<Result>());
            for (var s = 0; s < sets.Count; s++)
            {
                var set = sets[s];
                var own = splits[s].Select((split, seed) => Fit(trainer, set, split, seed)).ToArray();
                var their = splits[s].Select((split, seed) => Answers(set, split.Test, theirs[s][seed].GetProperty(beside))).ToArray();
                rows.Add([set.Name, name, Cell(own.Select(r => r.R2)), Cell(own.Select(r => r.RootMeanSquareError)), own.Average(r => r.Milliseconds)]);
                rows.Add([set.Name, "scikit-learn " + (beside == "ridge" ? "RidgeCV" : "MLPRegressor"), Cell(their.Select(r => r.R2)), Cell(their.Select(r => r.RootMeanSquareError)), their.Average(r => r.Milliseconds)]);
                ours.AddRange(own);
                other.AddRange(their);
            }

            var speed = Math.Exp(ours.Zip(other).Average(pair => Math.Log(pair.Second.Milliseconds / pair.First.Milliseconds)));
            rows.Add(["mean", name, Report.Text($"{ours.Average(r => r.R2):0.000}"), "", ours.Average(r => r.Milliseconds)]);
            rows.Add(["mean", "scikit-learn", Report.Text($"{other.Average(r => r.R2):0.000}"), report.Verdict(ours.Average(r => r.R2) >= other.Average(r => r.R2) - 0.0005), Report.Text($"×{speed:0.0} of ours")]);
        }

        report.Table("R² (mean of outputs) and root mean square error (first output) on held-back rows, 5 seeds; ms to fit, one thread, best of three", ["set", "method", "R²", "RMSE", "ms"], rows);
    }

    private Result Fit(IRegressionTrainer trainer, RegressionSet set, (int[] Train, int[] Test) split, int seed)
    {
        var (columns, outputs) = (set.Inputs[0].Length, set.Outputs[0].Length);
        var rows = new RegressionRows([.. set.Inputs.SelectMany(x => x)], [.. set.Outputs.SelectMany(y => y)], columns, outputs).Take(split.Train);
        var time = new Samples();
        IRegressor? regressor = null;
        for (var i = 0; i < Repeats; i++)
            time.Time(() => regressor = trainer.Fit(rows, seed, null, options.Stop));
        var answers = split.Test.Select(row =>
        {
            var answer = new float[outputs];
            regressor!.Predict(set.Inputs[row], answer);
            return answer.Select(value => (double)value).ToArray();
        });
        return Score(set, split.Test, [.. answers], time.Best);
    }

    private static Result Answers(RegressionSet set, int[] test, JsonElement element) => Score(
        set,
        test,
        [.. element.GetProperty("answers").EnumerateArray().Select(row => row.EnumerateArray().Select(value => value.GetDouble()).ToArray())],
        element.GetProperty("ms").GetDouble());

    private static Result Score(RegressionSet set, int[] test, double[][] answers, double milliseconds)
    {
        var r2 = Enumerable.Range(0, answers[0].Length).Average(output =>
        {
            var mean = test.Average(row => (double)set.Outputs[row][output]);
            return 1 - (Squares(output) / test.Sum(row => Math.Pow(set.Outputs[row][output] - mean, 2)));
        });
        return new(r2, Math.Sqrt(Squares(0) / test.Length), milliseconds);

        double Squares(int output) => test.Select((row, i) => Math.Pow(set.Outputs[row][output] - answers[i][output], 2)).Sum();
    }

    private static string Cell(IEnumerable<double> values)
    {
        var all = values.ToArray();
        var mean = all.Average();
        return Report.Text($"{mean:0.000} ± {Math.Sqrt(all.Average(value => Math.Pow(value - mean, 2))):0.000}");
    }
}
