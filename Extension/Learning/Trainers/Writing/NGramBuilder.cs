namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// Counts the n-grams of a sequence: positions are sorted by their first token, then within each group by the next, and so on, so each level of the
/// trie is one pass over groups. Nothing is counted across an edge, except that a text's beginning follows one.
/// </summary>
internal sealed class NGramBuilder
{
    private readonly int[] _sequence;
    private readonly int[] _positions;
    private readonly int[] _keys;
    private readonly CancellationToken _cancellation;

    private NGramBuilder(int[] sequence, CancellationToken cancellation)
    {
        _sequence = sequence;
        // The last edge begins nothing.
        _positions = new int[sequence.Length - 1];
        _keys = new int[sequence.Length - 1];
        _cancellation = cancellation;
    }

    /// <summary>Counts.</summary>
    /// <param name="sequence">Tokens with an edge at both ends; every number below <paramref name="tokens"/> occurs.</param>
    /// <param name="tokens">Different tokens, the edge among them.</param>
    /// <param name="order">Longest n-gram.</param>
    /// <param name="progress">Told after each level with the training text's cross-entropy under the bare counts of that level, in nats a token.</param>
    /// <param name="cancellation">Looked at every few thousand groups.</param>
    internal static NGramTable Build(int[] sequence, int tokens, int order, IProgress<FitProgress>? progress, CancellationToken cancellation) =>
        new NGramBuilder(sequence, cancellation).Build(tokens, order, progress);

    private NGramTable Build(int tokens, int order, IProgress<FitProgress>? progress)
    {
        var levels = new NGramTable.Level[order];
        var (current, suffixes) = (First(tokens), new int[tokens]);
        progress?.Report(new(1.0 / order, Loss([0, tokens], current), 1));
        // N-grams of two and more tokens that begin with an edge come first in their level. They have nothing before them and keep their counts.
        var edges = 0;
        for (var length = 2; length <= order; length++)
        {
            var next = Deeper(current, length);
            progress?.Report(new((double)length / order, Loss(next.Parents, next), length));
            var counts = new int[current.Tokens.Length];
            current.Counts.AsSpan(0, edges).CopyTo(counts);
            suffixes = Suffixes(current, next, suffixes, length);
            foreach (var suffix in suffixes)
                counts[suffix]++;
            levels[length - 2] = new(current.Tokens, counts, next.Parents);
            edges = next.Parents[length == 2 ? 1 : edges];
            current = next;
        }
        levels[order - 1] = new(current.Tokens, current.Counts, []);
        return new(levels);
    }

    /// <summary>Groups by the first token, by counting.</summary>
    private Groups First(int tokens)
    {
        var counts = new int[tokens];
        foreach (var token in _sequence.AsSpan(0, _positions.Length))
            counts[token]++;
        var starts = new int[tokens];
        for (var i = 1; i < tokens; i++)
            starts[i] = starts[i - 1] + counts[i - 1];
        var at = (int[])starts.Clone();
        for (var i = 0; i < _positions.Length; i++)
            _positions[at[_sequence[i]]++] = i;
        return new([.. Enumerable.Range(0, tokens)], counts, starts, []);
    }

    /// <summary>Splits the groups of one level by the token after.</summary>
    private Groups Deeper(Groups groups, int length)
    {
        List<int> tokens = [], counts = [], starts = [];
        var parents = new int[groups.Tokens.Length + 1];
        for (var node = 0; node < groups.Tokens.Length; node++)
        {
            if ((node & 4095) == 0)
                _cancellation.ThrowIfCancellationRequested();
            parents[node] = tokens.Count;
            var (start, count) = (groups.Starts[node], groups.Counts[node]);
            if (length > 2 && groups.Tokens[node] == Vocabulary.Edge)
                continue;
            var keys = _keys.AsSpan(start, count);
            var positions = _positions.AsSpan(start, count);
            for (var i = 0; i < count; i++)
                keys[i] = _sequence[positions[i] + length - 1];
            if (count > 1)
                keys.Sort(positions);
            for (var i = 0; i < count; i++)
                if (i > 0 && keys[i] == keys[i - 1])
                    counts[^1]++;
                else
                {
                    tokens.Add(keys[i]);
                    counts.Add(1);
                    starts.Add(start + i);
                }
        }
        parents[^1] = tokens.Count;
        return new([.. tokens], [.. counts], [.. starts], parents);
    }

    /// <summary>For each n-gram the node of the one without its first token, a level above.</summary>
    private int[] Suffixes(Groups above, Groups groups, int[] suffixesAbove, int length)
    {
        if (length == 2)
            return groups.Tokens;
        var suffixes = new int[groups.Tokens.Length];
        for (var parent = 0; parent < above.Tokens.Length; parent++)
        {
            if ((parent & 4095) == 0)
                _cancellation.ThrowIfCancellationRequested();
            var shorter = suffixesAbove[parent];
            var (first, end) = (above.Parents[shorter], above.Parents[shorter + 1]);
            for (var node = groups.Parents[parent]; node < groups.Parents[parent + 1]; node++)
            {
                // Both lists are in order, so what lies before is not looked at again.
                first += above.Tokens.AsSpan(first, end - first).BinarySearch(groups.Tokens[node]);
                suffixes[node] = first;
            }
        }
        return suffixes;
    }

    /// <summary>Cross-entropy of the text under the bare counts.</summary>
    private static double Loss(int[] parents, Groups groups)
    {
        double nats = 0, all = 0;
        for (var parent = 0; parent + 1 < parents.Length; parent++)
        {
            var counts = groups.Counts.AsSpan(parents[parent], parents[parent + 1] - parents[parent]);
            double total = 0;
            foreach (var count in counts)
                total += count;
            foreach (var count in counts)
                nats -= count * Math.Log(count / total);
            all += total;
        }
        return nats / all;
    }

    /// <param name="Tokens">The last token of each n-gram.</param>
    /// <param name="Counts">How often it was seen.</param>
    /// <param name="Starts">Where its positions begin.</param>
    /// <param name="Parents">Where the children of each node above begin; empty in level 1.</param>
    private sealed record Groups(int[] Tokens, int[] Counts, int[] Starts, int[] Parents);
}
