namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// An n-gram model. It keeps what it learned from, as numbers of tokens, and the table counted from that; a file holds the former only, so a damaged
/// file can never make an inconsistent table.
/// </summary>
internal sealed class NGramModel : ITextModel
{
    /// <summary>UTF-16 units of the text before that are looked at: longer than any context.</summary>
    private const int LookBack = TextLimits.Order * (TextLimits.TokenLength + 2);

    /// <summary>Places of a measured text where the first guesses are looked at.</summary>
    private const int MostGuesses = 2_000;

    private readonly NGramTable _table;
    private readonly Lazy<CopySearch> _copies;

    internal NGramModel(Corpus corpus, NGramTable table)
    {
        Corpus = corpus;
        _table = table;
        _copies = new(() => CopySearch.In(corpus));
    }

    public string TrainerId => NGramTrainer.TrainerId;

    internal Corpus Corpus { get; }

    internal int Order => _table.Order;

    public long MemoryBytes => _table.Bytes + (4L * Corpus.Sequence.Length) + Corpus.Words.Bytes;

    public string Write(string after, WritingOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(options);
        return new WritingRun(Corpus, _table, options, after, Read(after)).Write(cancellation);
    }

    public IReadOnlyList<(string Token, double Probability)> Next(string after, int count)
    {
        ArgumentNullException.ThrowIfNull(after);
        var probabilities = new double[_table.TokenCount];
        _table.Probabilities(Context(Read(after)), probabilities);
        var tokens = Enumerable.Range(0, probabilities.Length).ToArray();
        Array.Sort(Array.ConvertAll(probabilities, static p => -p), tokens);
        return [.. tokens.Take(Math.Max(count, 0)).Select(token => (Corpus.Words[token], probabilities[token]))];
    }

    public CopiedText Copied(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _copies.Value.Of(text);
    }

    public TextFit Measure(string text, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        var tidied = TextTokens.Tidy(text, Corpus.Unit).TrimEnd(' ', '\n');
        List<int> tokens = [Vocabulary.Edge];
        var unknownBytes = 0;
        foreach (var token in new TextTokens(tidied, Corpus.Unit))
        {
            tokens.Add(Corpus.Words.Find(token));
            if (tokens[^1] == Vocabulary.Unknown)
                unknownBytes += System.Text.Encoding.UTF8.GetByteCount(token);
        }
        tokens.Add(Vocabulary.Edge);
        var bits = 0.0;
        int asked = 0, right = 0;
        var probabilities = new double[_table.TokenCount];
        var step = Math.Max(1, tokens.Count / MostGuesses);
        for (var i = 1; i < tokens.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            var context = Context(tokens.GetRange(Math.Max(0, i - _table.Order), Math.Min(i, _table.Order)));
            bits -= Math.Log2(_table.Probability(tokens[i], context));
            if (i % step != 0)
                continue;
            asked++;
            if (tokens[i] == Vocabulary.Unknown)
                continue;
            _table.Probabilities(context, probabilities);
            right += probabilities.Count(p => p > probabilities[tokens[i]]) < 5 ? 1 : 0;
        }
        return new(tokens.Count - 1, tokens.Count(token => token == Vocabulary.Unknown), TextTokens.Show(tidied).Length + 1, bits, 8.0 * unknownBytes, asked, right);
    }

    public void Save(BinaryWriter writer) => NGramFile.Write(writer, this);

    /// <summary>The part of a sequence that says what comes next: its end, from the last edge on or after the last unknown token.</summary>
    internal static ReadOnlySpan<int> Context(List<int> tokens)
    {
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(tokens);
        return span[Math.Max(span.LastIndexOf(Vocabulary.Unknown) + 1, Math.Max(span.LastIndexOf(Vocabulary.Edge), 0))..];
    }

    /// <summary>The tokens at the end of a text, an edge first where the whole text was looked at.</summary>
    private List<int> Read(string after)
    {
        List<int> tokens = after.Length <= LookBack ? [Vocabulary.Edge] : [];
        foreach (var token in new TextTokens(TextTokens.Tidy(after.Length <= LookBack ? after : after[^LookBack..], Corpus.Unit), Corpus.Unit))
            tokens.Add(Corpus.Words.FindLoosely(token));
        return tokens;
    }
}
