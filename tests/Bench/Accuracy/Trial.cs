using MLKids.Learning.Examples;
using MLKids.Learning.Trainers;

namespace MLKids.Bench.Accuracy;

/// <summary>Photos drawn by a seed, learned from, and the others asked.</summary>
/// <param name="Train">Photos a label to learn from.</param>
/// <param name="Test">Photos a label to ask, drawn first (so that they do not depend on <paramref name="Train"/>); null asks all others.</param>
internal sealed record Trial(int Train, int? Test)
{
    /// <summary>The mean over so many seeds.</summary>
    public const int Seeds = 5;

    /// <returns>Percent right, one a seed.</returns>
    public double[] Run(float[][][] rows, string[] labels, ITrainer trainer)
    {
        var results = new double[Seeds];
        Parallel.For(0, Seeds, seed => results[seed] = 100 * One(rows, labels, trainer, seed + 1));
        return results;
    }

    private double One(float[][][] rows, string[] labels, ITrainer trainer, int seed)
    {
        var learn = new List<(float[] Row, int Label)>();
        var ask = new List<(float[] Row, int Label)>();
        for (var label = 0; label < rows.Length; label++)
        {
            var order = Enumerable.Range(0, rows[label].Length).ToArray();
            new Random((seed * 1000) + label).Shuffle(order);
            var test = Test is { } held ? order[..held] : order[Train..];
            var train = Test is { } first ? order[first..Math.Min(order.Length, first + Train)] : order[..Train];
            learn.AddRange(train.Select(photo => (rows[label][photo], label)));
            ask.AddRange(test.Select(photo => (rows[label][photo], label)));
        }

        var table = new ExampleTable(
            [.. learn.SelectMany(example => example.Row)], learn[0].Row.Length, labels, [.. learn.Select(example => example.Label)]);
        var head = trainer.Fit(table, seed, null, default);
        var probabilities = new float[labels.Length];
        return ask.Count(example =>
        {
            head.Predict(example.Row, probabilities);
            return Array.IndexOf(probabilities, probabilities.Max()) == example.Label;
        }) / (double)ask.Count;
    }
}
