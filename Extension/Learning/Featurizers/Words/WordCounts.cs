using System.Text;

namespace MLKids.Learning.Featurizers.Words;

/// <summary>
/// Counts words, pairs of words and pieces of words in a fixed number of columns by their hash, half of them downwards, so that what falls into one
/// column by chance cancels out (Weinberger et al. 2009, "Feature hashing for large scale multitask learning").
/// </summary>
internal readonly ref struct WordCounts
{
    private const int ShortestPiece = 2, LongestPiece = 5;

    /// <summary>A text has many more pieces than words; so words together weigh as much as pieces.</summary>
    private const float WordWeight = 9, PairWeight = 2.25f;

    private readonly Span<float> _columns;

    /// <param name="columns">A power of two.</param>
    internal WordCounts(Span<float> columns) => _columns = columns;

    /// <summary>Counts everything in a text.</summary>
    internal void Add(IReadOnlyList<WordToken> tokens)
    {
        AddWords(tokens);
        for (var first = 0; first < tokens.Count;)
        {
            var end = first + 1;
            while (end < tokens.Count && tokens[end].Joined)
                end++;
            if (tokens[first].Kind is WordKind.Word or WordKind.Character)
                AddPieces(string.Concat(tokens.Skip(first).Take(end - first).Select(token => token.Folded).Prepend(" ").Append(" ")));
            first = end;
        }
    }

    private void AddWords(IReadOnlyList<WordToken> tokens)
    {
        var before = "";
        foreach (var token in tokens)
        {
            Count(WordHash.Add(WordHash.Start('w'), token.Folded), WordWeight);
            if (token.Kind == WordKind.Mark)
            {
                AddParts(token.Folded);
                continue;
            }
            Count(WordHash.Add(WordHash.Add(WordHash.Add(WordHash.Start('p'), before), ' '), token.Folded), PairWeight);
            before = token.Folded;
            if (token.Kind == WordKind.Symbol)
                AddParts(token.Folded);
        }
    }

    /// <summary>An emoji of several parts is a little like each of them, whatever its skin.</summary>
    private void AddParts(string folded)
    {
        Span<char> units = stackalloc char[2];
        foreach (var rune in folded.EnumerateRunes())
            if (rune.Utf16SequenceLength < folded.Length)
                Count(WordHash.Add(WordHash.Start('s'), units[..rune.EncodeToUtf16(units)]), 1);
    }

    /// <summary>Every stretch of <see cref="ShortestPiece"/> to <see cref="LongestPiece"/> characters.</summary>
    /// <param name="letters">Letters without a gap, with a space at both ends.</param>
    private void AddPieces(string letters)
    {
        for (var start = 0; start < letters.Length; start++)
        {
            if (char.IsLowSurrogate(letters[start]))
                continue;
            var hash = WordHash.Start('c');
            var at = start;
            for (var length = 1; length <= LongestPiece && at < letters.Length; length++)
            {
                if (char.IsHighSurrogate(letters[at]))
                    hash = WordHash.Add(hash, letters[at++]);
                hash = WordHash.Add(hash, letters[at++]);
                if (length >= ShortestPiece)
                    Count(hash, 1);
            }
        }
    }

    private void Count(ulong hash, float weight)
    {
        hash = WordHash.Finish(hash);
        _columns[(int)(hash & (uint)(_columns.Length - 1))] += (long)hash < 0 ? -weight : weight;
    }
}
