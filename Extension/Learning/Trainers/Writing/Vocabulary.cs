namespace MLKids.Learning.Trainers.Writing;

/// <summary>The different tokens of a text, by number; 0 is the edge (beginning and end) of a text, then the commonest first.</summary>
internal sealed class Vocabulary
{
    /// <summary>The edge's number.</summary>
    internal const int Edge = 0;

    /// <summary>The number of no token.</summary>
    internal const int Unknown = -1;

    private readonly string[] _tokens;
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly Dictionary<string, int> _loose;

    /// <param name="tokens">In order; the first is empty and stands for the edge.</param>
    internal Vocabulary(string[] tokens)
    {
        _tokens = tokens;
        _numbers = new(tokens.Length);
        _loose = new(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            _numbers[tokens[i]] = i;
            if (i != Edge)
                _loose.TryAdd(Loosely(tokens[i]), i);
        }
        _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    internal int Count => _tokens.Length;

    /// <summary>About what it takes in memory: strings and two dictionaries, as measured.</summary>
    internal long Bytes => _tokens.Sum(static token => 120L + (4 * token.Length));

    internal string this[int number] => _tokens[number];

    /// <summary>The very token, or <see cref="Unknown"/>.</summary>
    internal int Find(ReadOnlySpan<char> token) => _bySpan.TryGetValue(token, out var number) ? number : Unknown;

    /// <summary>The very token, else the commonest that differs by capitals or the space before it only, else <see cref="Unknown"/>.</summary>
    internal int FindLoosely(ReadOnlySpan<char> token) =>
        Find(token) is var number && number != Unknown ? number : _loose.GetValueOrDefault(Loosely(token.ToString()), Unknown);

    private static string Loosely(string token) => (token.Length > 1 ? token.TrimStart(' ') : token).ToLowerInvariant();
}
