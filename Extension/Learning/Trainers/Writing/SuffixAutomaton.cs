namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// All stretches of a short sequence in one automaton (Blumer et al., "The smallest automaton recognizing the subwords of a text", 1985), so that a long
/// sequence is searched for them in one pass.
/// </summary>
internal sealed class SuffixAutomaton
{
    private readonly List<Dictionary<int, int>> _next = [[]];
    private readonly List<int> _length = [0];
    private readonly List<int> _link = [-1];
    private readonly int[] _prefixes;

    internal SuffixAutomaton(ReadOnlySpan<int> sequence)
    {
        _prefixes = new int[sequence.Length];
        var last = 0;
        for (var i = 0; i < sequence.Length; i++)
            _prefixes[i] = last = Append(last, sequence[i]);
    }

    /// <summary>For each place of the short sequence, the length of the longest stretch ending there that also stands in the long one.</summary>
    internal int[] LongestRuns(ReadOnlySpan<int> other)
    {
        var found = new int[_length.Count];
        int state = 0, length = 0;
        foreach (var symbol in other)
        {
            int next;
            while (!_next[state].TryGetValue(symbol, out next) && state > 0)
                (state, length) = (_link[state], _length[_link[state]]);
            if (next > 0)
                (state, length) = (next, length + 1);
            found[state] = Math.Max(found[state], length);
        }
        // Where a stretch stands, so do its ends.
        foreach (var from in Enumerable.Range(1, _length.Count - 1).OrderByDescending(each => _length[each]))
            if (found[from] > 0)
                found[_link[from]] = _length[_link[from]];
        return Array.ConvertAll(_prefixes, prefix =>
        {
            while (prefix > 0 && found[prefix] == 0)
                prefix = _link[prefix];
            return found[prefix];
        });
    }

    private int Append(int last, int symbol)
    {
        var added = Add([], _length[last] + 1);
        var from = last;
        for (; from >= 0 && _next[from].TryAdd(symbol, added); from = _link[from])
        {
        }
        if (from < 0)
        {
            _link[added] = 0;
            return added;
        }
        var to = _next[from][symbol];
        if (_length[to] != _length[from] + 1)
        {
            var copy = Add(new(_next[to]), _length[from] + 1);
            _link[copy] = _link[to];
            _link[to] = copy;
            for (; from >= 0 && _next[from].GetValueOrDefault(symbol) == to; from = _link[from])
                _next[from][symbol] = copy;
            to = copy;
        }
        _link[added] = to;
        return added;
    }

    private int Add(Dictionary<int, int> next, int length)
    {
        _next.Add(next);
        _length.Add(length);
        _link.Add(0);
        return _length.Count - 1;
    }
}
