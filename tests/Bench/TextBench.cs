using System.Diagnostics;
using MLKids.Learning.Trainers;
using MLKids.Learning.Trainers.Writing;
using MLKids.Tests;

namespace MLKids.Bench;

/// <summary>Text models: how well they foresee lines they have not seen, how long training takes, how much memory, how fast and how originally they write.</summary>
internal sealed class TextBench(BenchOptions options, Report report)
{
    private static readonly (string Name, TextUnit Unit, int[] Orders)[] Kinds = [("words", TextUnit.Words, [1, 2, 3, 4]), ("characters", TextUnit.Characters, [1, 2, 3, 4, 5, 6])];

    public Task Run()
    {
        (string Name, IReadOnlyList<string> Texts)[] corpora =
        [
            .. File.Exists(options.Data) ? [("own text", File.ReadAllLines(options.Data))] : Array.Empty<(string, IReadOnlyList<string>)>(),
            ("stories, 9 KB", Sentences(Stories.All)),
            ("made, 100 KB", Stories.Made(100_000, 1)),
            ("made, 1 MB", Stories.Made(1_000_000, 1)),
        ];
        foreach (var (name, texts) in corpora)
            Foresee(name, texts);
        Compare(corpora);
        Weigh(corpora);
        AtTheLimit();
        Loops();
        Samples();
        return Task.CompletedTask;
    }

    internal static List<string> Sentences(IEnumerable<string> texts) =>
        [.. texts.SelectMany(static text => text.Replace(". ", ".\n", StringComparison.Ordinal).Replace("? ", "?\n", StringComparison.Ordinal).Split('\n'))];

    /// <summary>A tenth of the texts held back, by five seeds on the small set and one on the large ones.</summary>
    private void Foresee(string name, IReadOnlyList<string> texts)
    {
        var rows = new List<object?[]>();
        foreach (var (kind, unit, orders) in Kinds)
            foreach (var order in orders)
            {
                options.Stop.ThrowIfCancellationRequested();
                List<TextFit> fits = [.. Enumerable.Range(1, texts.Count < 1_000 ? 5 : 1).Select(seed =>
                {
                    var (learned, held) = Split(texts, seed);
                    var part = Fit(unit, order, learned);
                    return held.Select(line => part.Measure(line, options.Stop)).Aggregate(static (a, b) => a + b);
                })];
                var clock = Stopwatch.StartNew();
                var model = Fit(unit, order, texts);
                var seconds = clock.Elapsed.TotalSeconds;
                var file = Saved(model);
                clock.Restart();
                using (var reader = new BinaryReader(new MemoryStream(file)))
                    new NGramTrainer().Load(reader);
                var loading = clock.Elapsed.TotalSeconds;
                clock.Restart();
                var copies = Enumerable.Range(1, 10).Select(seed => model.Write("", new() { Words = 50, Seed = seed }, options.Stop)).ToList();
                var speed = 500 / clock.Elapsed.TotalSeconds;
                var copied = copies.Select(model.Copied).ToList();
                rows.Add([
                    kind, order, MeanOf(fits, static fit => fit.Perplexity), MeanOf(fits, static fit => fit.BitsPerCharacter), MeanOf(fits, static fit => 100.0 * fit.AmongFive / fit.Asked),
                    seconds, loading, file.Length / 1024, model.MemoryBytes / 1024, speed, 100.0 * copied.Sum(static each => each.InLongRuns) / copied.Sum(static each => each.Words),
                ]);
            }
        report.Table($"{name}: a tenth held back", ["tokens", "order", "perplexity", "bits a character", "% among first 5", "training s", "loading s", "file KB", "memory KB", "words a second", "% copied"], rows);
    }

    /// <summary>Interpolated Kneser–Ney beside add-one with the same tokens.</summary>
    private void Compare(IEnumerable<(string Name, IReadOnlyList<string> Texts)> corpora)
    {
        var rows = new List<object?[]>();
        foreach (var (name, texts) in corpora)
            foreach (var order in new[] { 1, 2, 3, 4 })
            {
                var (learned, held) = Split(texts, 1);
                var model = Fit(TextUnit.Words, order, learned);
                var ours = held.Select(line => model.Measure(line, options.Stop)).Aggregate(static (a, b) => a + b);
                var other = new AddOne(Corpus.Of(learned, TextUnit.Words, options.Stop), order);
                var (bits, tokens) = held.Select(other.Bits).Aggregate(static (a, b) => (a.Bits + b.Bits, a.Tokens + b.Tokens));
                double perplexity = ours.Perplexity, addOne = Math.Pow(2, bits / tokens);
                rows.Add([name, order, perplexity, addOne, addOne / perplexity, order == 1 ? "" : report.Verdict(perplexity, addOne)]);
            }
        report.Table("words: perplexity of held-out lines, smoothing by Kneser–Ney and by adding one", ["text", "order", "Kneser–Ney", "add-one", "ratio", "verdict"], rows);
    }

    /// <summary>What models take in memory and in a file.</summary>
    private void Weigh(IEnumerable<(string Name, IReadOnlyList<string> Texts)> corpora)
    {
        var rows = new List<object?[]>();
        foreach (var (name, texts) in corpora)
            for (var part = texts.Count; part > texts.Count / 60 && part > 50; part /= 4)
            {
                var some = texts.Take(part).ToArray();
                var bytes = some.Sum(static text => (long)System.Text.Encoding.UTF8.GetByteCount(text));
                foreach (var (kind, unit, orders) in Kinds)
                    foreach (var order in orders)
                    {
                        var before = GC.GetTotalMemory(forceFullCollection: true);
                        var model = Fit(unit, order, some);
                        var taken = GC.GetTotalMemory(forceFullCollection: true) - before;
                        rows.Add([name, bytes / 1024, kind, order, Saved(model).Length / 1024.0, taken / 1024.0, model.MemoryBytes / 1024.0]);
                        GC.KeepAlive(model);
                    }
            }
        report.Table("Size", ["text", "KB", "tokens", "order", "file KB", "memory KB", "as it says"], rows);
    }

    /// <summary>As much text as a model takes: training, the peak of managed memory in it, how soon it stops, writing.</summary>
    private void AtTheLimit()
    {
        var texts = Stories.Made(TextLimits.Bytes - 1_000, 2);
        var rows = new List<object?[]>();
        foreach (var size in TextSizes.All)
        {
            var peak = GC.GetTotalMemory(forceFullCollection: true);
            var idle = peak;
            using var timer = new Timer(_ => peak = Math.Max(peak, GC.GetTotalMemory(false)), null, 0, 5);
            var clock = Stopwatch.StartNew();
            var model = Fit(size.Unit, size.Order, texts);
            var seconds = clock.Elapsed.TotalSeconds;
            clock.Restart();
            model.Write("", new() { Words = 200 }, options.Stop);
            var speed = 200 / clock.Elapsed.TotalSeconds;
            var longest = 0.0;
            foreach (var part in new[] { 0.1, 0.3, 0.5, 0.7, 0.9 })
            {
                using var stop = new CancellationTokenSource();
                var asked = 0L;
                using var after = new Timer(_ =>
                {
                    asked = Stopwatch.GetTimestamp();
                    stop.Cancel();
                }, null, (int)(1000 * seconds * part), Timeout.Infinite);
                try
                {
                    new NGramTrainer(size.Unit, size.Order).Fit(texts, 1, null, stop.Token);
                }
                catch (OperationCanceledException)
                {
                    longest = Math.Max(longest, Stopwatch.GetElapsedTime(asked).TotalSeconds);
                }
            }
            rows.Add([size.Id, seconds, (peak - idle) / 1048576.0, model.MemoryBytes / 1048576.0, size.MemoryBytes(TextLimits.Bytes) / 1048576.0, speed, longest, report.Verdict(longest, 0.5)]);
        }
        report.Table("3 MB of made text", ["size", "training s", "peak MB (garbage too)", "model MB", "estimated MB", "words a second", "stops within s", "verdict"], rows);
    }

    /// <summary>How often one run of four words stands in a writing of 200 words, at most, where the likeliest is taken: the repeat guard's work.</summary>
    private void Loops()
    {
        var rows = new List<object?[]>();
        foreach (var size in TextSizes.All.Skip(1))
            foreach (var temperature in new[] { 0.0, 0.3, 0.8 })
            {
                var model = Fit(size.Unit, size.Order, Sentences(Stories.All));
                List<(int Words, int Runs)> found = [.. Enumerable.Range(1, 50).Select(seed =>
                {
                    var words = model.Write("The", new() { Words = 200, Temperature = temperature, Seed = seed }, options.Stop).Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
                    return (words.Length, Enumerable.Range(0, Math.Max(words.Length - 3, 0)).Select(i => string.Join(' ', words[i..(i + 4)])).CountBy(static run => run).Max(static run => run.Value));
                })];
                rows.Add([size.Id, temperature, found.Average(static each => each.Words), found.Average(static each => each.Runs), found.Max(static each => each.Runs)]);
            }
        report.Table("Loops: 50 writings of 200 words", ["size", "temperature", "words written", "commonest run of four, times (mean)", "(most)"], rows);
    }

    private void Samples()
    {
        foreach (var (kind, unit, orders) in Kinds)
            foreach (var order in orders)
            {
                var model = Fit(unit, order, Sentences(Stories.All));
                report.Line($"\n{kind}, order {order}:");
                foreach (var (temperature, seed) in new[] { (0.8, 1), (0.8, 2), (0.0, 1), (1.2, 3) })
                    report.Line(Report.Text($"  {temperature:0.0}: ") + model.Write("The", new() { Words = 30, Seed = seed, Temperature = temperature }, options.Stop).Replace('\n', '/'));
            }
    }

    private static (List<string> Learned, List<string> Held) Split(IReadOnlyList<string> texts, int seed)
    {
        var mixed = texts.Distinct().ToArray();
        new Random(seed).Shuffle(mixed);
        var held = mixed.Length / 10;
        return ([.. mixed.Skip(held)], [.. mixed.Take(held)]);
    }

    private static string MeanOf(List<TextFit> fits, Func<TextFit, double> of)
    {
        var mean = fits.Average(of);
        var deviation = Math.Sqrt(fits.Sum(fit => Math.Pow(of(fit) - mean, 2)) / Math.Max(1, fits.Count - 1));
        return Report.Text($"{mean:0.00}") + (fits.Count > 1 ? Report.Text($" ± {deviation:0.00}") : "");
    }

    private ITextModel Fit(TextUnit unit, int order, IReadOnlyList<string> texts) => new NGramTrainer(unit, order).Fit(texts, 1, null, options.Stop);

    private static byte[] Saved(ITextModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
            model.Save(writer);
        return stream.ToArray();
    }

    /// <summary>The simplest smoothing: each n-gram counts one more than it was seen.</summary>
    private sealed class AddOne
    {
        private readonly Corpus _corpus;
        private readonly int _order;
        private readonly Dictionary<string, int> _counts = [];
        private readonly Dictionary<string, int> _contexts = [];

        internal AddOne(Corpus corpus, int order)
        {
            (_corpus, _order) = (corpus, order);
            for (var i = 1; i < corpus.Sequence.Length; i++)
            {
                var context = Context(corpus.Sequence, i);
                _contexts[context] = _contexts.GetValueOrDefault(context) + 1;
                _counts[context + corpus.Sequence[i]] = _counts.GetValueOrDefault(context + corpus.Sequence[i]) + 1;
            }
        }

        internal (double Bits, int Tokens) Bits(string line)
        {
            List<int> tokens = [Vocabulary.Edge];
            var bits = 0.0;
            foreach (var token in new TextTokens(TextTokens.Tidy(line, _corpus.Unit), _corpus.Unit))
                tokens.Add(_corpus.Words.Find(token));
            tokens.Add(Vocabulary.Edge);
            for (var i = 1; i < tokens.Count; i++)
            {
                var context = Context([.. tokens], i);
                bits -= Math.Log2((_counts.GetValueOrDefault(context + tokens[i]) + 1.0) / (_contexts.GetValueOrDefault(context) + _corpus.Words.Count + 1));
            }
            return (bits, tokens.Count - 1);
        }

        private string Context(int[] tokens, int end)
        {
            var start = Math.Max(0, end - _order + 1);
            if (end > start)
                start = Math.Max(start, Array.LastIndexOf(tokens, Vocabulary.Edge, end - 1));
            return string.Concat(tokens[start..end].Select(token => token + " "));
        }
    }
}
