using System.Globalization;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// How well a kind of text model does on text that it has not seen, and how much it knows by heart. The first is measured by models that learned without
/// the lines they are asked about; repeated lines stay together.
/// </summary>
/// <param name="Lines">Lines that were asked about.</param>
/// <param name="Tokens">Tokens of these.</param>
/// <param name="UnknownPart">Part of the tokens that were never seen in training, 0..1.</param>
/// <param name="Perplexity">Among how many equally likely tokens the model seems to choose; lower is better. Compares models of one unit only.</param>
/// <param name="BitsPerCharacter">Bits that a character costs; lower is better. Compares all models.</param>
/// <param name="AmongFive">Part of the tokens where the right one was among the first five guesses, 0..1.</param>
/// <param name="CopiedPart">Part of the words written by the whole model that stand in runs of <see cref="CopiedText.LongRun"/> or more in its training
/// text, 0..1.</param>
/// <param name="LongestCopy">Longest such run in words.</param>
/// <param name="ChildSentence">What that means, for a child.</param>
public sealed record TextScores(
    int Lines, int Tokens, double UnknownPart, double Perplexity, double BitsPerCharacter, double AmongFive, double CopiedPart, int LongestCopy, string ChildSentence)
{
    /// <summary>Up to so many lines each is asked about once in <see cref="Folds"/> rounds; with more, a tenth of them once.</summary>
    private const int FewLines = 300;

    /// <summary>With fewer lines, sentences are held back instead.</summary>
    private const int FewestLines = 10;

    private const StringSplitOptions Tidied = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;

    private static readonly string[] SentenceEnds = [". ", "! ", "? ", ".\" ", "!\" ", "?\" ", "。", "！", "？"];

    private const int Folds = 5, Writings = 20, WordsOfWriting = 50;

    /// <summary>Measures.</summary>
    /// <param name="trainer">The kind of model.</param>
    /// <param name="texts">What <paramref name="model"/> learned from.</param>
    /// <param name="model">The model of all texts.</param>
    /// <param name="seed">Which lines are held back, and of what is written.</param>
    /// <param name="cancellation">Looked at often.</param>
    /// <returns>Null when there are fewer than two different lines or sentences.</returns>
    public static TextScores? Measure(ITextTrainer trainer, IReadOnlyList<string> texts, ITextModel model, int seed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(trainer);
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentNullException.ThrowIfNull(model);
        var lines = Pieces(texts).GroupBy(static line => line).ToArray();
        if (lines.Length < 2)
            return null;
        new Random(seed).Shuffle(lines);
        var folds = lines.Length <= FewLines ? Math.Min(Folds, lines.Length) : 1;
        var every = folds == 1 ? 10 : folds;
        var fit = default(TextFit);
        var asked = 0;
        for (var fold = 0; fold < folds; fold++)
        {
            var learned = trainer.Fit([.. lines.Where((_, i) => i % every != fold).SelectMany(static same => same)], seed, null, cancellation);
            foreach (var line in lines.Where((_, i) => i % every == fold).Select(static same => same.Key))
            {
                fit += learned.Measure(line, cancellation);
                asked++;
            }
        }
        var (part, longest) = Copies(model, seed, cancellation);
        var five = fit.Asked == 0 ? 0 : (double)fit.AmongFive / fit.Asked;
        return new(
            asked, fit.Tokens, (double)fit.Unknown / fit.Tokens, fit.Perplexity, fit.BitsPerCharacter, five, part, longest, Sentence(five, part));
    }

    /// <summary>Lines, or sentences where there are few lines.</summary>
    private static List<string> Pieces(IReadOnlyList<string> texts)
    {
        var lines = texts.SelectMany(static text => text.Split(['\n', '\r'], Tidied)).ToList();
        return lines.Count >= FewestLines
            ? lines
            : [.. lines.SelectMany(static line => SentenceEnds.Aggregate(line, static (text, end) => text.Replace(end, end + '\n', StringComparison.Ordinal)).Split('\n', Tidied))];
    }

    private static (double Part, int Longest) Copies(ITextModel model, int seed, CancellationToken cancellation)
    {
        CopiedText[] copies = [.. Enumerable.Range(0, Writings).Select(i => model.Copied(model.Write("", new() { Words = WordsOfWriting, Seed = unchecked(seed + i) }, cancellation)))];
        var words = copies.Sum(static each => each.Words);
        return (words == 0 ? 0 : (double)copies.Sum(static each => each.InLongRuns) / words, copies.Max(static each => each.LongestRun));
    }

    private static string Sentence(double five, double copied) =>
        copied > 0.5
            ? string.Create(CultureInfo.InvariantCulture, $"I know what comes next {Math.Round(10 * five)} times in 10. I mostly copy your text.")
            : string.Create(CultureInfo.InvariantCulture, $"I know what comes next {Math.Round(10 * five)} times in 10.");
}
