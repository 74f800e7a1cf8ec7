namespace MLKids.Learning.Trainers.Writing;

/// <summary>Finds what of a text was copied from a corpus, by words. Time grows with both lengths, never with their product.</summary>
internal sealed class CopySearch
{
    private const int Gap = -2;

    private readonly Dictionary<string, int> _numbers = [];
    private readonly int[] _words;

    private CopySearch(Corpus corpus)
    {
        var words = new List<int>();
        foreach (var text in corpus.Texts())
        {
            words.AddRange(Words(text).Select(word => _numbers.TryGetValue(word, out var known) ? known : _numbers[word] = _numbers.Count));
            words.Add(Gap);
        }
        _words = [.. words];
    }

    internal static CopySearch In(Corpus corpus) => new(corpus);

    internal CopiedText Of(string text)
    {
        int[] asked = [.. Words(text).Select(word => _numbers.GetValueOrDefault(word, -1))];
        var runs = new SuffixAutomaton(asked).LongestRuns(_words);
        // A run of r words that ends here covers the r - 1 before.
        int longest = 0, copied = 0, covered = int.MaxValue;
        for (var i = runs.Length - 1; i >= 0; i--)
        {
            longest = Math.Max(longest, runs[i]);
            if (runs[i] >= CopiedText.LongRun)
                covered = Math.Min(covered, i - runs[i] + 1);
            copied += i >= covered ? 1 : 0;
        }
        return new(asked.Length, longest, copied);
    }

    private static List<string> Words(string text)
    {
        var words = new List<string>();
        foreach (var token in new TextTokens(TextTokens.Tidy(text, TextUnit.Words), TextUnit.Words))
            if (Scripts.CountsAsWord(token))
                words.Add(token.TrimStart(' ').ToString().ToLowerInvariant());
        return words;
    }
}
