using System.Text;
using MLKids.Learning.Examples;
using MLKids.Learning.Explaining;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Sounds;
using MLKids.Learning.Trainers;

namespace MLKids.Studio.Testing;

/// <summary>Why a model answered so, as pages draw it. What does not belong to the kind is null.</summary>
/// <param name="Sentences">For the child, the most important first.</param>
/// <param name="HeatMap">Pictures: a PNG file, in base 64; orange speaks for the label, blue against it.</param>
/// <param name="Strip">Sounds: equal parts of the second that was heard, 1 speaks most for the label, -1 most against it.</param>
/// <param name="Wave">Sounds: the loudest of each part of that second, 0..1.</param>
/// <param name="Words">Words with their places and what they did to the probability.</param>
/// <param name="Columns">Columns with what they did to the answer, the strongest first.</param>
internal sealed record TestReasons(
    IReadOnlyList<string> Sentences, string? HeatMap = null, IReadOnlyList<float>? Strip = null, IReadOnlyList<float>? Wave = null, IReadOnlyList<WordEffect>? Words = null,
    IReadOnlyList<ExplainedPart>? Columns = null)
{
    private const int WaveParts = 100;

    /// <param name="project">For rows: the examples that the answer is compared with.</param>
    /// <param name="asked">The model.</param>
    /// <param name="example">As it would be stored.</param>
    /// <param name="label">Index of the label or predicted column.</param>
    /// <param name="stop">Looked at between questions.</param>
    /// <exception cref="Learning.LearningException">It cannot be read.</exception>
    public static TestReasons Of(ProjectFile project, TestedModel asked, byte[] example, int label, CancellationToken stop) => (asked.Featurizer, asked.Model.Learned) switch
    {
        (MobileNetFeaturizer pictures, _) => OfPicture(example, PictureExplanation.Explain(example, asked.Model, pictures, label)),
        (SoundFeaturizer sounds, _) => OfSound(example, SoundExplanation.Explain(example, asked.Model, sounds, label)),
        (Learning.Featurizers.Words.WordFeaturizer words, IHead head) => OfWords(WordExplanation.Explain(Encoding.UTF8.GetString(example), words, head, label, stop), Explained(project, asked, example, label)),
        ({ }, _) => OfColumns(Explained(project, asked, example, label)),
        _ => new TestReasons([]),
    };

    private static Explanation Explained(ProjectFile project, TestedModel asked, byte[] example, int label) =>
        new Explainer(project, asked.Info, asked.Model, asked.Featurizer!).Of(example, label);

    private static TestReasons OfPicture(byte[] picture, PictureExplanation found) => new([found.ChildSentence], HeatMap: Convert.ToBase64String(Learning.Explaining.HeatMap.ToPng(picture, found)));

    private static TestReasons OfSound(byte[] sound, SoundExplanation found)
    {
        var samples = SoundClip.Read(sound).Window((int)(found.Start * SoundClip.Rate));
        var wave = new float[WaveParts];
        for (var i = 0; i < samples.Length; i++)
            wave[i * WaveParts / SoundClip.WindowLength] = Math.Max(wave[i * WaveParts / SoundClip.WindowLength], Math.Abs(samples[i]));
        return new([found.ChildSentence], Strip: found.Relevance, Wave: wave);
    }

    private static TestReasons OfWords(IReadOnlyList<WordEffect> words, Explanation found) => new(found.Sentences, Words: [.. words.OrderBy(word => word.Start)]);

    private static TestReasons OfColumns(Explanation found) => new(found.Sentences, Columns: found.Weights.Count > 0 ? found.Weights : null);
}
