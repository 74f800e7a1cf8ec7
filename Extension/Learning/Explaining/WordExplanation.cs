using System.Text;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Words;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Explaining;

/// <summary>
/// Which words of a text weighed most for an answer: each is left out once, and the model is asked again (occlusion; Zeiler and Fergus 2014,
/// "Visualizing and understanding convolutional networks"). True for every head, because the head itself answers.
/// </summary>
public static class WordExplanation
{
    /// <summary>Words that are left out, from the start of the text; later ones are not explained.</summary>
    public const int MostWords = 200;

    /// <summary>The words, emoji and marks of a text (in scripts without spaces: the characters), those that speak most for the answer first.</summary>
    /// <param name="text">What was asked.</param>
    /// <param name="featurizer">The model's.</param>
    /// <param name="head">The model's.</param>
    /// <param name="label">The answer, as an index into the head's probabilities.</param>
    /// <param name="cancellation">Looked at before each question.</param>
    /// <exception cref="LearningException">The text cannot be read.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static IReadOnlyList<WordEffect> Explain(
        string text, IFeaturizer featurizer, IHead head, int label, CancellationToken cancellation = default)
    {
        var features = new float[featurizer.FeatureLength];
        var probabilities = new float[head.LabelCount];
        featurizer.Featurize(Encoding.UTF8.GetBytes(text), features);
        var whole = Ask();
        var tokens = WordTokens.Of(text);
        var effects = new List<WordEffect>();
        foreach (var token in tokens.Take(MostWords))
        {
            cancellation.ThrowIfCancellationRequested();
            // Without its only word a text is no text: then the model is asked with no features at all.
            if (tokens.Count == 1)
                Array.Clear(features);
            else
                featurizer.Featurize(Encoding.UTF8.GetBytes(text.Remove(token.Start, token.Length)), features);
            effects.Add(new(text.Substring(token.Start, token.Length), token.Start, token.Length, whole - Ask()));
        }
        return [.. effects.OrderByDescending(effect => effect.Effect)];

        double Ask()
        {
            head.Predict(features, probabilities);
            return probabilities[label];
        }
    }
}
