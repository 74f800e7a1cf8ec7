using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.ExceptionServices;
using MLKids.Learning.Training;

namespace MLKids.Learning.Trainers.Regression;

/// <summary>Measures predictions of numbers on rows that were not learned from.</summary>
public static class RegressionEvaluation
{
    /// <summary>
    /// Cross-validation: each fold is asked of a regressor fitted on the others. At most two folds at once; the result does not depend on it.
    /// </summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="rows">All rows.</param>
    /// <param name="outputNames">One per output column.</param>
    /// <param name="groups">One number per row: rows of one group stay in one fold. Null: each row is its own group.</param>
    /// <param name="plan">Folds, and how many of them are asked.</param>
    /// <param name="seed">Cuts the folds; fold f is fitted with seed + f + 1.</param>
    /// <param name="progress">0..1 over all folds; called from other threads, one at a time.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>Scores; those of too few rows have no figures and say why.</returns>
    /// <exception cref="LearningException">The rows cannot be learned from.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static RegressionScores Run(
        IRegressionTrainer trainer,
        RegressionRows rows,
        IReadOnlyList<string> outputNames,
        IReadOnlyList<int>? groups,
        CheckPlan plan,
        int seed,
        Action<double>? progress,
        CancellationToken cancellation)
    {
        if (RegressionFolds.Deal(groups ?? [.. Enumerable.Range(0, rows.Count)], plan.Folds, seed) is not { } foldOf)
            return Score(rows, rows, outputNames, [], 0, "There are too few rows, or too many alike: none can be held back to ask.");
        var folds = foldOf.Max() + 1;
        var answers = new List<RegressionMiss>[Math.Min(plan.Rounds, folds)];
        var done = new double[answers.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 2), CancellationToken = cancellation };
        try
        {
            Parallel.For(0, answers.Length, options, fold =>
            {
                var told = new Told<FitProgress>(value =>
                {
                    lock (done)
                    {
                        done[fold] = value.Done;
                        progress?.Invoke(done.Sum() / done.Length);
                    }
                });
                var learn = rows.Take(RegressionFolds.Rows(foldOf, fold, inside: false));
                var regressor = trainer.Fit(learn, unchecked(seed + fold + 1), told, cancellation);
                answers[fold] = Ask(regressor, rows, RegressionFolds.Rows(foldOf, fold, inside: true), cancellation);
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }

        var all = answers.SelectMany(fold => fold).ToList();
        var asked = all.Count / rows.OutputCount;
        var note = answers.Length == folds
            ? Invariant($"Asked every row once, of regressors that had not learned from its part (one of {folds}).")
            : Invariant($"Asked {asked} rows of regressors that had not learned from them.");
        return Score(rows, rows, outputNames, all, folds, note);
    }

    /// <summary>Asks the rows that were put aside.</summary>
    /// <param name="regressor">Fitted without them.</param>
    /// <param name="test">The rows put aside, at least one.</param>
    /// <param name="learned">The rows that were learned from.</param>
    /// <param name="outputNames">One per output column.</param>
    /// <param name="cancellation">Stops.</param>
    /// <returns>Scores; the rows of <see cref="RegressionScores.Misses"/> are those of <paramref name="test"/>.</returns>
    public static RegressionScores OfTestSet(
        IRegressor regressor, RegressionRows test, RegressionRows learned, IReadOnlyList<string> outputNames, CancellationToken cancellation) =>
        Score(
            learned,
            test,
            outputNames,
            Ask(regressor, test, [.. Enumerable.Range(0, test.Count)], cancellation),
            0,
            Invariant($"Asked the {test.Count} rows that were put aside."));

    private static List<RegressionMiss> Ask(IRegressor regressor, RegressionRows rows, int[] asked, CancellationToken cancellation)
    {
        var answer = new float[rows.OutputCount];
        var misses = new List<RegressionMiss>(asked.Length * answer.Length);
        foreach (var row in asked)
        {
            cancellation.ThrowIfCancellationRequested();
            regressor.Predict(rows.Inputs(row), answer);
            for (var output = 0; output < answer.Length; output++)
                misses.Add(new(row, output, rows.Outputs(row)[output], answer[output]));
        }

        return misses;
    }

    private static RegressionScores Score(
        RegressionRows learned, RegressionRows all, IReadOnlyList<string> names, List<RegressionMiss> answers, int folds, string note)
    {
        var outputs = new OutputReport[learned.OutputCount];
        var deviations = new double[outputs.Length];
        for (var output = 0; output < outputs.Length; output++)
        {
            double[] known = [.. Enumerable.Range(0, learned.Count).Select(row => (double)learned.Outputs(row)[output])];
            (outputs[output], deviations[output]) = (
                Report(names[output], known, [.. answers.Where(answer => answer.Output == output)]), TensorPrimitives.StdDev<double>(known));
        }

        return new()
        {
            Outputs = outputs,
            Misses =
            [
                .. answers
                    .OrderByDescending(answer => Math.Abs(answer.Wanted - answer.Predicted) / Math.Max(deviations[answer.Output], double.Epsilon))
                    .ThenBy(answer => answer.Row).ThenBy(answer => answer.Output)
                    .Take(RegressionScores.MostMisses),
            ],
            Asked = answers.Count / outputs.Length,
            Folds = folds,
            Note = note,
        };
    }

    private static OutputReport Report(string name, double[] known, RegressionMiss[] answers)
    {
        var report = new OutputReport(name, null, null, null, known.Min(), known.Max(), known.Average());
        if (answers.Length == 0)
            return report;
        var mean = answers.Average(answer => answer.Wanted);
        var square = answers.Average(answer => Math.Pow(answer.Wanted - answer.Predicted, 2));
        var spread = answers.Average(answer => Math.Pow(answer.Wanted - mean, 2));
        return report with
        {
            MeanAbsoluteError = answers.Average(answer => Math.Abs(answer.Wanted - answer.Predicted)),
            RootMeanSquareError = Math.Sqrt(square),
            R2 = answers.All(answer => answer.Wanted == answers[0].Wanted) ? null : 1 - (square / spread),
        };
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
