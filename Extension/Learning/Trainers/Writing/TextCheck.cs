using System.Globalization;
using System.Text;
using MLKids.Learning.Training;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>Looks at texts before a model learns writing from them: what forbids it is thrown, what weakens the model becomes a warning.</summary>
public static class TextCheck
{
    /// <summary>Code of the warning of fewer than <see cref="FewWords"/> words.</summary>
    public const string LittleText = "little-text";

    /// <summary>Code of the warning that one line is there again and again.</summary>
    public const string SameLine = "same-line";

    /// <summary>Code of the warning that there are more digits and signs than letters.</summary>
    public const string FewLetters = "few-letters";

    /// <summary>With fewer words nothing can be learned.</summary>
    public const int LeastWords = 5;

    /// <summary>With fewer words there is a warning.</summary>
    public const int FewWords = 50;

    /// <summary>A line that makes up more than this part of four lines or more is repeated.</summary>
    private const double RepeatedPart = 0.5;

    /// <summary>Whether texts can be learned from, and what makes a model of them weak.</summary>
    /// <exception cref="LearningException">Fewer than <see cref="LeastWords"/> words (<see cref="LearningCodes.TooLittleText"/>) or more than
    /// <see cref="TextLimits.Bytes"/> (<see cref="LearningCodes.TooMuchText"/>).</exception>
    public static IReadOnlyList<TrainingWarning> Look(IReadOnlyList<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var bytes = texts.Sum(static text => (long)Encoding.UTF8.GetByteCount(text));
        if (bytes > TextLimits.Bytes)
            throw Corpus.TooMuch($"{bytes} bytes of text; wanted at most {TextLimits.Bytes}");
        int words = 0, letters = 0, others = 0;
        var lines = new Dictionary<string, int>();
        foreach (var line in texts.SelectMany(static text => TextTokens.Tidy(text, TextUnit.Words).Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
        {
            lines[line] = lines.GetValueOrDefault(line) + 1;
            words += CountWords(line);
            foreach (var rune in line.EnumerateRunes())
                if (Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark)
                    letters++;
                else if (rune.Value != ' ')
                    others++;
        }
        if (words < LeastWords)
            throw Corpus.TooLittle($"{words} words in {texts.Count} texts; wanted {LeastWords} at least, better {FewWords}");
        return [.. Warnings(words, letters, others, lines)];
    }

    /// <summary>How many words a text has, as models of text count them.</summary>
    public static int CountWords(string text)
    {
        var words = 0;
        foreach (var token in new TextTokens(TextTokens.Tidy(text, TextUnit.Words), TextUnit.Words))
            words += Scripts.CountsAsWord(token) ? 1 : 0;
        return words;
    }

    private static IEnumerable<TrainingWarning> Warnings(int words, int letters, int others, Dictionary<string, int> lines)
    {
        if (words < FewWords)
            yield return new(LittleText, "Write more text, then I can learn more.", Text($"Found {words} words; {FewWords} and more learn better."));
        var (line, times) = lines.MaxBy(static each => each.Value);
        var all = lines.Values.Sum();
        if (all >= 4 && times > RepeatedPart * all)
            yield return new(SameLine, "One line is there many times. Write different ones.", Text($"Found one line {times} times among {all}: '{(line.Length <= 60 ? line : line[..59] + "…")}'."));
        if (others > letters)
            yield return new(FewLetters, "There are more numbers and signs than letters. Add words.", Text($"Found {letters} letters and {others} digits and signs."));
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
