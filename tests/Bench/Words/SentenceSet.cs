namespace MLKids.Bench.Words;

/// <summary>Sentences with labels from one file of this folder: label, tab, sentence.</summary>
internal sealed class SentenceSet
{
    private SentenceSet(string file)
    {
        var rows = File.ReadAllLines(file).Select(line => line.Split('\t')).ToArray();
        Name = Path.GetFileNameWithoutExtension(file);
        Texts = [.. rows.Select(row => row[1])];
        Labels = [.. rows.Select(row => row[0]).Distinct()];
        LabelOf = [.. rows.Select(row => Array.IndexOf(Labels, row[0]))];
    }

    public string Name { get; }

    public string[] Texts { get; }

    public string[] Labels { get; }

    public int[] LabelOf { get; }

    public static SentenceSet[] All() =>
        [.. Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Words"), "*.tsv").Order(StringComparer.Ordinal).Select(file => new SentenceSet(file))];

    /// <summary>Sentences to learn from, drawn by a seed, and all others; null when a label has fewer than two others.</summary>
    public SentenceSplit? Split(int perLabel, int seed)
    {
        List<int> train = [], test = [];
        for (var label = 0; label < Labels.Length; label++)
        {
            var own = Enumerable.Range(0, Texts.Length).Where(row => LabelOf[row] == label).ToArray();
            if (own.Length < perLabel + 2)
                return null;
            new Random((seed * 1000) + label).Shuffle(own);
            train.AddRange(own[..perLabel]);
            test.AddRange(own[perLabel..]);
        }
        return new(perLabel, seed, [.. train], [.. test]);
    }
}
