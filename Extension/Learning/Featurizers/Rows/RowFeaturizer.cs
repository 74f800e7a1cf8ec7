using System.Globalization;
using MLKids.Learning.Examples.Columns;

namespace MLKids.Learning.Featurizers.Rows;

/// <summary>
/// A row of numbers and choices as floats: numbers as they are (trainers scale them), a choice as one float for each text that is known: 1
/// for the one that it is, all 0 for one
/// that is not known. Holds nothing to be freed.
/// </summary>
/// <param name="columns">The columns, in order.</param>
public sealed partial class RowFeaturizer(ColumnSet columns) : IFeaturizer
{
    /// <summary>The columns, in order.</summary>
    public ColumnSet Columns { get; } = columns;

    public string Id { get; } = string.Create(CultureInfo.InvariantCulture, $"rows-{columns.Hash:x16}-v1");

    public int FeatureLength { get; } = columns.Width;

    /// <summary><see cref="ColumnSet.ToJson"/> of the columns.</summary>
    public string State { get; } = columns.ToJson();

    public bool IsCheap => true;

    /// <summary>The featurizer of a saved model.</summary>
    /// <param name="state">Its <see cref="State"/>.</param>
    /// <exception cref="LearningException">It is none (<see cref="LearningCodes.DamagedModel"/>).</exception>
    public static RowFeaturizer Load(string state) => new(ColumnSet.Parse(state));

    /// <summary>Writes the features of one stored row.</summary>
    /// <exception cref="LearningException">It is no row (<see cref="LearningCodes.BadRow"/>), lacks a column (<see
    /// cref="LearningCodes.MissingColumn"/>), or a number is
    /// none or does not fit a float (<see cref="LearningCodes.NotANumber"/>).</exception>
    public void Featurize(ReadOnlySpan<byte> example, Span<float> features) => Featurize(RowText.Read(example), features);

    /// <summary>Writes the features of one row.</summary>
    /// <exception cref="LearningException">As for the stored row.</exception>
    public void Featurize(IReadOnlyList<RowValue> row, Span<float> features)
    {
        if (features.Length != FeatureLength)
            throw new ArgumentException($"Found room for {features.Length} floats, wanted {FeatureLength}.", nameof(features));
        var values = Columns.Fit(row);
        features.Clear();
        for (var (i, at) = (0, 0); i < values.Length; at += Columns.Columns[i].Width, i++)
        {
            if (Columns.Columns[i].Kind == ColumnKind.Number)
                features[at] = Number(values[i]);
            else if (Columns.Columns[i].ChoiceOf(values[i].Text) is >= 0 and var choice)
                features[at + choice] = 1;
        }
    }

    public void Dispose()
    {
    }

    private static float Number(RowValue value)
    {
        var number = (float)value.Number!.Value;
        return float.IsFinite(number) ? number : throw ColumnSet.NoNumber(value.Column, value.Text);
    }
}
