using MLKids.Blocks.Diagnostics;
using MLKids.Learning;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Models;

namespace MLKids.Blocks.MachineLearning;

/// <summary>What the text in a block's slot means to a model: a picture or sound on the shelf, a sentence, a row of values.</summary>
internal sealed class ModelInputs(Shelf shelf, FeaturizerCatalog featurizers)
{
    /// <summary>The kind of a model that is made for its first example.</summary>
    public static ModelKind KindOf(string input) => Shelf.KindOf(input) ?? (IsRow(input) ? ModelKind.Numbers : ModelKind.Words);

    /// <summary>The bytes of an example as they are stored.</summary>
    /// <param name="kind">What the model learns from.</param>
    /// <param name="input">The slot's text.</param>
    /// <param name="columns">For rows: the columns known so far, so that values alone are understood; may be null.</param>
    /// <exception cref="LearningException">It is not such an input.</exception>
    /// <exception cref="BlockException">It is no picture or sound, or no longer kept.</exception>
    public byte[] Content(ModelKind kind, string input, ColumnSet? columns) =>
        kind.IsTyped() ? TypedExample.ToBytes(kind, input, columns) : shelf.Get(kind, input).Content.ToArray();

    /// <summary>The features of an input, as a trained model wants them.</summary>
    /// <exception cref="LearningException">It cannot be read.</exception>
    /// <exception cref="BlockException">It is no picture or sound, or no longer kept.</exception>
    public float[] Features(ModelKind kind, TrainedModel model, string input)
    {
        var featurizer = featurizers.Load(kind, model.FeaturizerId, model.FeaturizerState);
        if (Shelf.KindOf(input) != kind)
            return model.Features(Content(kind, input, (featurizer as Learning.Featurizers.Rows.RowFeaturizer)?.Columns), featurizer);
        var item = shelf.Get(kind, input);
        if (item.Features is { } known && known.FeaturizerId == featurizer.Id)
            return known.Values;
        var values = model.Features(item.Content.Span, featurizer);
        item.Features = (featurizer.Id, values);
        return values;
    }

    /// <summary>Refuses a new example that cannot be read, where somebody can see which one it was.</summary>
    /// <exception cref="LearningException">It cannot be read.</exception>
    public void Check(ModelKind kind, string input)
    {
        if (kind is not (ModelKind.Pictures or ModelKind.Sounds or ModelKind.Words))
            return;
        var featurizer = featurizers.For(kind);
        var values = new float[featurizer.FeatureLength];
        featurizer.Featurize(Content(kind, input, null), values);
        if (Shelf.KindOf(input) == kind)
            shelf.Get(kind, input).Features = (featurizer.Id, values);
    }

    /// <summary>Whether a text is a row whose values have names.</summary>
    public static bool IsRow(string input)
    {
        if (!input.Contains('=') && !input.TrimStart().StartsWith('{'))
            return false;
        try
        {
            return RowText.Parse(input).Count > 0;
        }
        catch (LearningException)
        {
            return false;
        }
    }
}
