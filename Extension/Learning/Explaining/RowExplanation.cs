using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Explaining;

/// <summary>
/// Which columns weighed most for the answer about one row, for any head: Shapley values by sampling (Strumbelj and Kononenko 2014). Values
/// of the row replace those of
/// training rows column after column, in many random orders; a column's weight is how much the answer moved when it came. The weights add
/// up to <see cref="Answer"/> minus
/// <see cref="Usual"/>, also where columns tell the same or only work together.
/// </summary>
/// <param name="Usual">The mean probability for the training rows that were used: what is said without knowing the row.</param>
/// <param name="Answer">The probability for the row.</param>
/// <param name="Columns">Strongest first.</param>
public sealed record RowExplanation(double Usual, double Answer, IReadOnlyList<ColumnWeight> Columns)
{
    /// <summary>Answers asked for one explanation, about.</summary>
    private const int Answers = 5_000;

    /// <summary>Fewest and most orders of the columns.</summary>
    private const int LeastOrders = 100, MostOrders = 1_000;

    /// <summary>Training rows that are used; of more, evenly spread ones.</summary>
    private const int MostRows = 200;

    /// <summary>Explains the probability of a label.</summary>
    /// <param name="head">A head over the featurizer's features.</param>
    /// <param name="label">The label's place in the head's answer.</param>
    /// <param name="featurizer">The columns.</param>
    /// <param name="row">The row that was asked about.</param>
    /// <param name="background">Features of training rows, [rows × FeatureLength], at least one row, of all labels.</param>
    /// <param name="seed">Of the orders.</param>
    /// <exception cref="LearningException">The row does not fit the columns.</exception>
    public static RowExplanation Of(
        IHead head, int label, RowFeaturizer featurizer, IReadOnlyList<RowValue> row, ReadOnlySpan<float> background, int seed = 1)
    {
        var length = featurizer.FeatureLength;
        var columns = featurizer.Columns.Columns;
        if (background.Length < length || background.Length % length != 0)
            throw new ArgumentException($"Found {background.Length} floats; wanted one or more rows of {length}.", nameof(background));
        var values = featurizer.Columns.Fit(row);
        var asked = new float[length];
        featurizer.Featurize(row, asked);
        var firsts = new int[columns.Count];
        for (var i = 1; i < firsts.Length; i++)
            firsts[i] = firsts[i - 1] + columns[i - 1].Width;

        var rows = Math.Min(background.Length / length, MostRows);
        var step = background.Length / length / rows;
        var random = new Random(seed);
        var (weights, usual, mixed) = (new double[columns.Count], 0.0, new float[length]);
        int[] order = [.. Enumerable.Range(0, columns.Count)];
        // Each training row starts the same number of orders, so that their mean answer is exact.
        var orders = (Math.Clamp(Answers / columns.Count, LeastOrders, MostOrders) + rows - 1) / rows * rows;
        var probabilities = new float[head.LabelCount];
        double Ask(float[] features)
        {
            head.Predict(features, probabilities);
            return probabilities[label];
        }

        for (var turn = 0; turn < orders; turn++)
        {
            background.Slice(turn % rows * step * length, length).CopyTo(mixed);
            random.Shuffle(order);
            var before = Ask(mixed);
            usual += before / orders;
            foreach (var column in order)
            {
                asked.AsSpan(firsts[column], columns[column].Width).CopyTo(mixed.AsSpan(firsts[column]));
                var after = Ask(mixed);
                weights[column] += (after - before) / orders;
                before = after;
            }
        }

        return new(usual, Ask(asked), [.. columns.Select((column, i) => new ColumnWeight(column, values[i].Text, weights[i])).OrderByDescending(weight => Math.Abs(weight.Weight))]);
    }

    /// <summary>The columns that weighed most, as sentences: <c>height 25 speaks for cat</c>. None where nothing weighed.</summary>
    /// <param name="label">The label that is explained.</param>
    /// <param name="most">At most so many.</param>
    public IReadOnlyList<string> Sentences(string label, int most = 3)
    {
        // A hundredth of a probability is nothing that a child can see.
        const double Least = 0.01;
        return [.. Columns.Take(most).Where(weight => Math.Abs(weight.Weight) >= Least)
            .Select(weight => weight.Weight > 0 ? $"{weight.Column.Name} {weight.Value} speaks for {label}" : $"{weight.Column.Name} {weight.Value} speaks against {label}")];
    }
}
