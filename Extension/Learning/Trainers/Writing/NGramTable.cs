using System.Numerics.Tensors;

namespace MLKids.Learning.Trainers.Writing;

/// <summary>
/// Interpolated modified Kneser–Ney (Chen and Goodman 1999, §4.1.6) over a trie in flat arrays. Level 1 are the tokens, level 2 the pairs, ...; the
/// children of a node of one level lie together in the next, ordered by token. Probabilities of all tokens and of one unknown token sum to 1.
/// </summary>
internal sealed class NGramTable
{
    private readonly Level[] _levels;
    private readonly double[] _single;

    /// <param name="levels">Level 1 first.</param>
    internal NGramTable(Level[] levels)
    {
        _levels = levels;
        var tokens = levels[0].Counts;
        var (scale, left) = Weigh(levels[0], 0, tokens.Length);
        Unknown = left / (tokens.Length + 1);
        _single = new double[tokens.Length];
        for (var i = 0; i < _single.Length; i++)
            _single[i] = ((tokens[i] - levels[0].Discounts.Of(tokens[i])) * scale) + Unknown;
    }

    internal int Order => _levels.Length;

    internal int TokenCount => _single.Length;

    /// <summary>Probability of any one unknown token without a context.</summary>
    internal double Unknown { get; }

    /// <summary>Bytes of the arrays.</summary>
    internal long Bytes => (8L * _single.Length) + _levels.Sum(static level => 4L * (level.Tokens.Length + level.Counts.Length + level.Children.Length));

    /// <summary>Probability of a token (or of <see cref="Vocabulary.Unknown"/>) after a context.</summary>
    internal double Probability(int token, ReadOnlySpan<int> context)
    {
        var probability = token == Vocabulary.Unknown ? Unknown : _single[token];
        for (var length = 1; length < Order && length <= context.Length; length++)
        {
            if (!TryFind(context[^length..], out var first, out var end))
                break;
            var level = _levels[length];
            var (scale, left) = Weigh(level, first, end);
            probability *= left;
            var at = token == Vocabulary.Unknown ? -1 : level.Tokens.AsSpan(first, end - first).BinarySearch(token);
            if (at >= 0)
                probability += (level.Counts[first + at] - level.Discounts.Of(level.Counts[first + at])) * scale;
        }
        return probability;
    }

    /// <summary>The probabilities of all tokens after a context; what is left to 1 is an unknown token's.</summary>
    /// <param name="into"><see cref="TokenCount"/> long.</param>
    internal void Probabilities(ReadOnlySpan<int> context, Span<double> into)
    {
        _single.CopyTo(into);
        for (var length = 1; length < Order && length <= context.Length; length++)
        {
            if (!TryFind(context[^length..], out var first, out var end))
                break;
            var level = _levels[length];
            var (scale, left) = Weigh(level, first, end);
            TensorPrimitives.Multiply(into, left, into);
            for (var i = first; i < end; i++)
                into[level.Tokens[i]] += (level.Counts[i] - level.Discounts.Of(level.Counts[i])) * scale;
        }
    }

    /// <summary>The tokens that were seen after the context's last token, in order; all but the edge's where nothing was.</summary>
    internal int[] Followers(ReadOnlySpan<int> context) =>
        Order > 1 && !context.IsEmpty && TryFind(context[^1..], out var first, out var end) ? _levels[1].Tokens[first..end] : [.. Enumerable.Range(0, TokenCount)];

    /// <summary>Where the children of an n-gram lie in the level after its own.</summary>
    private bool TryFind(ReadOnlySpan<int> context, out int first, out int end)
    {
        (first, end) = (0, TokenCount);
        for (var i = 0; i < context.Length; i++)
        {
            // Every token is in level 1 at its own number.
            var at = i == 0 ? context[0] : _levels[i].Tokens.AsSpan(first, end - first).BinarySearch(context[i]);
            if (at < 0)
                return false;
            var node = first + at;
            (first, end) = (_levels[i].Children[node], _levels[i].Children[node + 1]);
        }
        return end > first;
    }

    /// <summary>What one count weighs, and the part that is left for the shorter context.</summary>
    private static (double Scale, double Left) Weigh(Level level, int first, int end)
    {
        double total = 0, taken = 0;
        foreach (var count in level.Counts.AsSpan(first, end - first))
        {
            total += count;
            taken += level.Discounts.Of(count);
        }
        return (1 / total, taken / total);
    }

    /// <summary>All n-grams of one length.</summary>
    /// <param name="Tokens">The last token of each.</param>
    /// <param name="Counts">How often it was seen; in all levels but the last: after how many different tokens, unless it begins a text.</param>
    /// <param name="Children">Where its children begin in the next level, one more at the end; empty in the last level.</param>
    internal sealed record Level(int[] Tokens, int[] Counts, int[] Children)
    {
        internal Discounts Discounts { get; } = Discounts.From(Counts);
    }
}
