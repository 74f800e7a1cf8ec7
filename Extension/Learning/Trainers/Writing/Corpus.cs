using System.Globalization;
using System.Text;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>What was learned from: all texts as numbers of tokens, an edge before, between and after them.</summary>
/// <param name="Unit">What a token is.</param>
/// <param name="Words">The tokens.</param>
/// <param name="Sequence">Numbers of <paramref name="Words"/>.</param>
internal sealed record Corpus(TextUnit Unit, Vocabulary Words, int[] Sequence)
{
    /// <summary>Reads texts; blank ones are left out.</summary>
    /// <exception cref="LearningException">No words (<see cref="LearningCodes.TooLittleText"/>) or too much (<see cref="LearningCodes.TooMuchText"/>).</exception>
    internal static Corpus Of(IReadOnlyList<string> texts, TextUnit unit, CancellationToken cancellation)
    {
        var bytes = texts.Sum(static text => (long)Encoding.UTF8.GetByteCount(text));
        if (bytes > TextLimits.Bytes)
            throw TooMuch($"{bytes} bytes of text; wanted at most {TextLimits.Bytes}");
        var numbers = new Dictionary<string, int>();
        var bySpan = numbers.GetAlternateLookup<ReadOnlySpan<char>>();
        List<int> sequence = [Vocabulary.Edge], counts = [0];
        foreach (var text in texts)
        {
            cancellation.ThrowIfCancellationRequested();
            var before = sequence.Count;
            foreach (var token in new TextTokens(TextTokens.Tidy(text, unit).AsSpan().TrimEnd(" \n"), unit))
            {
                if (!bySpan.TryGetValue(token, out var number))
                {
                    number = counts.Count;
                    if (number >= TextLimits.DistinctTokens)
                        throw TooMuch($"more than {TextLimits.DistinctTokens} different tokens");
                    bySpan[token] = number;
                    counts.Add(0);
                }
                counts[number]++;
                sequence.Add(number);
                if ((sequence.Count & 65_535) == 0)
                    cancellation.ThrowIfCancellationRequested();
            }
            if (sequence.Count > before)
                sequence.Add(Vocabulary.Edge);
        }
        if (sequence.Count == 1)
            throw TooLittle($"{texts.Count} texts, all blank; wanted at least one with words");
        return Renumbered(unit, numbers, sequence, counts);
    }

    /// <summary>The texts as they were learned, tidied.</summary>
    internal IEnumerable<string> Texts()
    {
        var text = new StringBuilder();
        foreach (var number in Sequence.AsSpan(1).ToArray())
            if (number != Vocabulary.Edge)
                text.Append(Words[number]);
            else
            {
                yield return Unit == TextUnit.Words ? TextTokens.Show(text.ToString()) : text.ToString();
                text.Clear();
            }
    }

    /// <summary>Common tokens get low numbers, which take one byte in a file.</summary>
    private static Corpus Renumbered(TextUnit unit, Dictionary<string, int> numbers, List<int> sequence, List<int> counts)
    {
        var tokens = new string[counts.Count];
        tokens[Vocabulary.Edge] = "";
        foreach (var (token, number) in numbers)
            tokens[number] = token;
        int[] order = [Vocabulary.Edge, .. Enumerable.Range(1, counts.Count - 1).OrderByDescending(number => counts[number])];
        var renamed = new int[order.Length];
        for (var i = 0; i < order.Length; i++)
            renamed[order[i]] = i;
        return new(unit, new([.. order.Select(number => tokens[number])]), [.. sequence.Select(number => renamed[number])]);
    }

    internal static LearningException TooMuch(FormattableString found) => new(
        LearningCodes.TooMuchText, "That is too much text for me. Take some away.", "Found " + found.ToString(CultureInfo.InvariantCulture) + ".");

    internal static LearningException TooLittle(FormattableString found) => new(
        LearningCodes.TooLittleText, "I have too little text to learn from. Write some more.", "Found " + found.ToString(CultureInfo.InvariantCulture) + ".");
}
