using MLKids.Learning.Trainers.Writing;
using MLKids.Tests;

namespace MLKids.Learning.Tests.Trainers.Writing;

[TestClass]
public sealed class NGramTableTests
{
    [TestMethod]
    [DataRow(TextUnit.Words, 1)]
    [DataRow(TextUnit.Words, 2)]
    [DataRow(TextUnit.Words, 3)]
    [DataRow(TextUnit.Words, 4)]
    [DataRow(TextUnit.Characters, 1)]
    [DataRow(TextUnit.Characters, 4)]
    [DataRow(TextUnit.Characters, 6)]
    public void Probabilities_AnyContext_SumToOneWithTheUnknown(TextUnit unit, int order)
    {
        var corpus = Corpus.Of(Stories.All, unit, CancellationToken.None);
        var table = NGramBuilder.Build(corpus.Sequence, corpus.Words.Count, order, null, CancellationToken.None);
        var random = new Random(order);
        var all = new double[table.TokenCount];
        for (var round = 0; round < 200; round++)
        {
            // Half of them as they stand in the text, half of tokens thrown together.
            var at = random.Next(corpus.Sequence.Length - 8);
            List<int> tokens = [.. Enumerable.Range(0, random.Next(8)).Select(i => round % 2 == 0 ? corpus.Sequence[at + i] : random.Next(corpus.Words.Count))];
            var context = NGramModel.Context(tokens).ToArray();
            table.Probabilities(context, all);
            Assert.AreEqual(1, all.Sum() + table.Probability(Vocabulary.Unknown, context), 1e-9);
            Assert.IsTrue(all.All(p => p is > 0 and < 1));
            var one = random.Next(all.Length);
            Assert.AreEqual(all[one], table.Probability(one, context), 1e-12);
        }
    }

    [TestMethod]
    public void Build_AnySequence_CountsAsBySlowDefinition()
    {
        var random = new Random(8);
        for (var round = 0; round < 60; round++)
        {
            List<int> sequence = [0];
            for (var i = 0; i < 5; i++)
                sequence.AddRange([.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Next(1, 4)), 0]);
            var distinct = sequence.Distinct().Order().ToList();
            int[] dense = [.. sequence.Select(token => distinct.IndexOf(token))];
            var order = random.Next(1, 5);
            var table = NGramBuilder.Build(dense, distinct.Count, order, null, CancellationToken.None);
            var slow = new SlowKneserNey(dense, distinct.Count, order);
            for (var i = 1; i < dense.Length; i++)
            {
                var context = NGramModel.Context([.. dense[..i]]).ToArray();
                for (var token = 0; token < distinct.Count; token++)
                    Assert.AreEqual(slow.Probability(token, context), table.Probability(token, context), 1e-9, $"round {round}, place {i}, token {token}");
            }
        }
    }

    [TestMethod]
    public void Probability_Zipf_FallsBackToTheShorterContext()
    {
        var corpus = Corpus.Of(["the cat sleeps", "the dog sleeps", "a dog barks"], TextUnit.Words, CancellationToken.None);
        var table = NGramBuilder.Build(corpus.Sequence, corpus.Words.Count, 3, null, CancellationToken.None);
        int a = corpus.Words.Find(" a"), cat = corpus.Words.Find(" cat"), sleeps = corpus.Words.Find(" sleeps"), barks = corpus.Words.Find(" barks");
        Assert.AreEqual(table.Probability(sleeps, [cat]), table.Probability(sleeps, [a, cat]));
        Assert.IsGreaterThan(table.Probability(barks, [cat]), table.Probability(sleeps, [cat]));
    }

    [TestMethod]
    public void From_FewCounts_StaysInsideTheCount()
    {
        var random = new Random(2);
        for (var round = 0; round < 500; round++)
        {
            var discounts = Discounts.From([.. Enumerable.Range(0, random.Next(30)).Select(_ => random.Next(1, 1 + random.Next(1, 7)))]);
            Assert.IsTrue(discounts.One is > 0 and < 1 && discounts.Two is > 0 and < 2 && discounts.More is > 0 and < 3, discounts.ToString());
        }
    }

    /// <summary>The textbook's formulas with dictionaries of strings.</summary>
    private sealed class SlowKneserNey
    {
        private readonly Dictionary<string, int>[] _counts;
        private readonly Discounts[] _discounts;
        private readonly int _tokens;

        internal SlowKneserNey(int[] sequence, int tokens, int order)
        {
            _tokens = tokens;
            var raw = new Dictionary<string, int>[order + 1];
            for (var length = 1; length <= order; length++)
            {
                raw[length] = [];
                for (var at = 0; at + length <= sequence.Length; at++)
                {
                    var gram = sequence[at..(at + length)];
                    if (gram[..^1].Skip(1).Contains(0) || (length == 1 && at == 0))
                        continue;
                    raw[length][Key(gram)] = raw[length].GetValueOrDefault(Key(gram)) + 1;
                }
            }
            _counts = [.. raw];
            for (var length = 1; length < order; length++)
                _counts[length] = raw[length].ToDictionary(
                    pair => pair.Key,
                    pair => length > 1 && pair.Key.StartsWith("0 ", StringComparison.Ordinal) ? pair.Value : raw[length + 1].Keys.Count(longer => longer.EndsWith(" " + pair.Key, StringComparison.Ordinal)));
            _discounts = [.. _counts.Select(level => level is null ? default : Discounts.From([.. level.Values]))];
        }

        internal double Probability(int token, ReadOnlySpan<int> context)
        {
            if (context.Length >= _counts.Length - 1)
                context = context[^(_counts.Length - 2)..];
            var level = _counts[context.Length + 1];
            var prefix = string.Concat(context.ToArray().Select(each => each + " "));
            var followers = level.Where(pair => pair.Key.StartsWith(prefix, StringComparison.Ordinal)).ToList();
            var shorter = context.IsEmpty ? 1.0 / (_tokens + 1) : Probability(token, context[1..]);
            if (followers.Count == 0)
                return shorter;
            var discounts = _discounts[context.Length + 1];
            double total = followers.Sum(pair => pair.Value), own = level.GetValueOrDefault(prefix + token);
            return ((own - discounts.Of((int)own)) / total) + (followers.Sum(pair => discounts.Of(pair.Value)) / total * shorter);
        }

        private static string Key(int[] gram) => string.Join(' ', gram);
    }
}
