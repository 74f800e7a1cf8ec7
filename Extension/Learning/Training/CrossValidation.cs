using System.Runtime.ExceptionServices;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training;

/// <summary>
/// Measures a trainer on rows that it did not learn from: each fold is asked of a head fitted on the others
/// (Stone 1974, "Cross-validatory choice and assessment of statistical predictions").
/// </summary>
internal static class CrossValidation
{
    /// <summary>Asks the rows of one source of one head.</summary>
    /// <exception cref="LearningException">The head gives NaN (<see cref="LearningCodes.NotFinite"/>).</exception>
    public static List<Answer> Ask(IHead head, IExampleSource source, IEnumerable<int> rows, CancellationToken cancellation)
    {
        var features = new float[TrainingRows.BatchRows * source.FeatureLength];
        var probabilities = new float[TrainingRows.BatchRows * head.LabelCount];
        var answers = new List<Answer>();
        foreach (var batch in rows.Chunk(TrainingRows.BatchRows))
        {
            cancellation.ThrowIfCancellationRequested();
            var asked = features.AsSpan(0, batch.Length * source.FeatureLength);
            var told = probabilities.AsSpan(0, batch.Length * head.LabelCount);
            source.Read(batch, asked);
            head.PredictAll(asked, told);
            for (var i = 0; i < batch.Length; i++)
                answers.Add(Best(head, batch[i], told.Slice(i * head.LabelCount, head.LabelCount)));
        }

        return answers;
    }

    private static Answer Best(IHead head, int row, ReadOnlySpan<float> probabilities)
    {
        var best = 0;
        for (var i = 1; i < probabilities.Length; i++)
            if (probabilities[i] > probabilities[best])
                best = i;
        return float.IsFinite(probabilities[best]) ? new Answer(row, best, probabilities[best]) : throw new LearningException(
            LearningCodes.NotFinite,
            "Learning went wrong. Try the other way of training.",
            $"Trainer '{head.TrainerId}' gave a head that answers NaN.");
    }

    /// <summary>Fits one head a round and asks it the rows of its fold. The result does not depend on the number of threads.</summary>
    /// <param name="trainer">The trainer.</param>
    /// <param name="source">All rows.</param>
    /// <param name="rows">The rows that are learned from and asked.</param>
    /// <param name="plan">Their folds.</param>
    /// <param name="rounds">So many folds are asked.</param>
    /// <param name="seed">Round r is fitted with seed + r.</param>
    /// <param name="progress">0..1 over all rounds.</param>
    /// <param name="cancellation">Stops.</param>
    /// <param name="subset">What is learned from where so many rows are: these and what is made of them alone. Default: just these.</param>
    /// <returns>The answers, in row order.</returns>
    public static List<Answer> Run(
        ITrainer trainer,
        IExampleSource source,
        int[] rows,
        FoldPlan plan,
        int rounds,
        int seed,
        Action<double> progress,
        CancellationToken cancellation,
        Func<int[], IExampleSource>? subset = null)
    {
        subset ??= learn => new ExampleSubset(source, learn);
        var count = Math.Min(rounds, plan.Folds);
        var answers = new List<Answer>[count];
        var done = new double[count];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Clamp(Environment.ProcessorCount, 1, 2), CancellationToken = cancellation };
        try
        {
            Parallel.For(0, count, options, round =>
            {
                var told = new Told<FitProgress>(value =>
                {
                    lock (done)
                    {
                        done[round] = value.Done;
                        progress(done.Sum() / count);
                    }
                });
                var learn = Where(rows, plan, fold => fold != round);
                var head = trainer.Fit(subset(learn), unchecked(seed + round + 1), told, cancellation);
                answers[round] = Ask(head, source, Where(rows, plan, fold => fold == round), cancellation);
            });
        }
        catch (AggregateException several)
        {
            ExceptionDispatchInfo.Throw(several.Flatten().InnerExceptions[0]);
        }

        return [.. answers.SelectMany(fold => fold).OrderBy(answer => answer.Row)];
    }

    private static int[] Where(int[] rows, FoldPlan plan, Func<int, bool> wanted) => [.. rows.Where((_, at) => wanted(plan.FoldOf[at]))];
}
