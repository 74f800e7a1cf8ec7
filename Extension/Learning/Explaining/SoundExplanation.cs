using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Models;

namespace MLKids.Learning.Explaining;

/// <summary>
/// When in a sound a model heard a label: each tenth of a second in turn is replaced by faint noise and the model is asked again (occlusion).
/// </summary>
/// <param name="Label">The label that is explained.</param>
/// <param name="Probability">What the model gives it, 0..1.</param>
/// <param name="Start">Where the second that was heard starts in the sound, in seconds.</param>
/// <param name="Relevance">
/// <see cref="Parts"/> equal parts of that second: 1 speaks most for the label, -1 most against it. All 0 when no part matters.
/// </param>
/// <param name="ChildSentence">When the model listened, for a child.</param>
public sealed record SoundExplanation(string Label, float Probability, double Start, IReadOnlyList<float> Relevance, string ChildSentence)
{
    /// <summary>Parts of the second.</summary>
    public const int Parts = 20;

    private const int Part = SoundClip.WindowLength / Parts;

    /// <summary>Samples over which sound turns into noise and back: a sudden end would be a click.</summary>
    private const int Fade = SoundClip.Rate / 200;

    /// <param name="sound">The bytes of a WAV file.</param>
    /// <param name="model">A model of sounds.</param>
    /// <param name="featurizer">The featurizer that it was trained with.</param>
    /// <param name="label">Index of the label to explain, mostly the answer's.</param>
    /// <exception cref="LearningException">The sound cannot be read, or the model is of another kind or featurizer.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The model has no such label.</exception>
    public static SoundExplanation Explain(ReadOnlySpan<byte> sound, TrainedModel model, SoundFeaturizer featurizer, int label) =>
        Explain(SoundClip.Read(sound).Samples, LabelScore.Of(model, featurizer.Id, label), featurizer, model.Labels[label]);

    internal static SoundExplanation Explain(ReadOnlySpan<float> samples, LabelScore score, SoundFeaturizer featurizer, string label)
    {
        float[] room = new float[SoundClip.WindowLength], noise = new float[SoundClip.WindowLength];
        var second = SoundNoise.Fit(samples, room).ToArray();
        SoundNoise.Fit([], noise);
        var features = new float[featurizer.FeatureLength];
        featurizer.Featurize(second, features);
        var all = score.Of(features);
        var probability = score.Probability;
        var without = new double[Parts];
        var left = new float[second.Length];
        for (var part = 0; part < Parts; part++)
        {
            second.CopyTo(left, 0);
            // A tenth of a second around the middle of the part: shorter gaps are hardly noticed.
            Silence(left, noise, (part * Part) - (Part / 2), (part * Part) + Part + (Part / 2));
            featurizer.Featurize(left, features);
            without[part] = score.Of(features);
        }

        var relevance = LabelScore.Relevance(all, without);
        return new SoundExplanation(label, probability, (double)SoundClip.LoudestWindow(samples) / SoundClip.Rate, relevance, Sentence(relevance));
    }

    private static void Silence(float[] samples, float[] noise, int from, int to)
    {
        for (var i = Math.Max(0, from); i < Math.Min(samples.Length, to); i++)
        {
            var part = Math.Min(1, Math.Min(i - from + 1, to - i) / (float)Fade);
            samples[i] = float.Lerp(samples[i], noise[i], part);
        }
    }

    /// <summary>The third of the second that speaks most for the label, if it stands out.</summary>
    internal static string Sentence(IReadOnlyList<float> relevance)
    {
        const double StandsOut = 0.5;
        string[] places = ["I listened mostly to the start.", "I listened mostly to the middle.", "I listened mostly to the end."];
        var shares = new double[places.Length];
        for (var part = 0; part < relevance.Count; part++)
            shares[part * places.Length / relevance.Count] += Math.Max(0, relevance[part]);
        var best = Array.IndexOf(shares, shares.Max());
        return shares[best] > StandsOut * shares.Sum() ? places[best] : "I listened to the whole sound.";
    }
}
