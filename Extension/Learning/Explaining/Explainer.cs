using System.Globalization;
using System.Text;
using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Models;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Explaining;

/// <summary>Why this answer, for any kind of model.</summary>
/// <param name="project">For rows: its examples are what an answer is compared with.</param>
/// <param name="info">The model.</param>
/// <param name="model">As trained.</param>
/// <param name="featurizer">The featurizer that it was trained with.</param>
public sealed class Explainer(ProjectFile project, ModelInfo info, TrainedModel model, IFeaturizer featurizer)
{
    private const int MostParts = 20;

    /// <summary>Explains the answer to one example.</summary>
    /// <param name="example">As it would be stored.</param>
    /// <param name="label">Index of the label, or of the predicted column.</param>
    /// <exception cref="LearningException">It cannot be read.</exception>
    public Explanation Of(byte[] example, int label) => model.Learned switch
    {
        IRegressor regressor => OfNumber(regressor, example, label),
        IHead head => featurizer switch
        {
            MobileNetFeaturizer pictures => OfPicture(PictureExplanation.Explain(example, model, pictures, label)),
            SoundFeaturizer sounds => OfSound(SoundExplanation.Explain(example, model, sounds, label)),
            RowFeaturizer rows => OfRow(head, rows, example, label),
            OnnxFileFeaturizer => new(["This way of learning cannot tell where it looked."], []),
            _ => OfWords(head, Encoding.UTF8.GetString(example), label),
        },
        _ => new([], []),
    };

    private static Explanation OfPicture(PictureExplanation found) => new(
        [found.ChildSentence],
        Strongest(found.Relevance.Select((weight, i) => new ExplainedPart($"row {(i / PictureExplanation.Side) + 1}, column {(i % PictureExplanation.Side) + 1}", weight))));

    private static Explanation OfSound(SoundExplanation found) => new(
        [found.ChildSentence],
        Strongest(found.Relevance.Select((weight, i) => new ExplainedPart(
            string.Create(CultureInfo.InvariantCulture, $"{found.Start + ((double)i / found.Relevance.Count):0.00} s"), weight))));

    private Explanation OfWords(IHead head, string text, int label)
    {
        var effects = WordExplanation.Explain(text, featurizer, head, label);
        var speaking = effects.Where(effect => effect.Effect > 0.01).Take(3).Select(effect => $"\"{effect.Word}\"").ToList();
        return new(
            speaking.Count == 0 ? ["No single word decided."] : [$"I looked mostly at {string.Join(" and ", speaking)}."],
            Strongest(effects.Select(effect => new ExplainedPart(effect.Word, effect.Effect))));
    }

    private Explanation OfRow(IHead head, RowFeaturizer rows, byte[] example, int label)
    {
        using var loaded = ExampleLoader.Load(project, info.Id, rows, TrainingBudget.Default);
        var all = Enumerable.Range(0, loaded.Source.Count).ToArray();
        var background = new float[all.Length * rows.FeatureLength];
        loaded.Source.Read(all, background);
        // Examples may be gone since the training: then the row is compared with itself, and nothing weighs.
        if (all.Length == 0)
            background = model.Features(example, rows);
        var found = RowExplanation.Of(head, label, rows, RowText.Read(example), background);
        return new(found.Sentences(model.Labels[label]), Strongest(found.Columns.Select(column => new ExplainedPart($"{column.Column.Name}={column.Value}", column.Weight))));
    }

    private Explanation OfNumber(IRegressor regressor, byte[] example, int output)
    {
        var columns = ((RowFeaturizer)featurizer).Columns;
        var row = columns.Fit(RowText.Read(example));
        var found = RegressionExplanation.Of(regressor, model.Features(example, featurizer));
        // A choice is several floats; a child sees one column.
        var parts = found.Effects[output]
            .GroupBy(effect => columns.ColumnOf(effect.Input).Column)
            .Select(effects => new ExplainedPart($"{effects.Key.Name}={row[columns.IndexOf(effects.Key.Name)].Text}", effects.Sum(effect => effect.Effect)));
        return new([found.Sentence(output, columns.FloatNames(), model.Labels[output])], Strongest(parts));
    }

    private static IReadOnlyList<ExplainedPart> Strongest(IEnumerable<ExplainedPart> parts) => [.. parts.OrderByDescending(part => Math.Abs(part.Weight)).Take(MostParts)];
}
