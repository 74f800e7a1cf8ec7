namespace MLKids.Learning.Examples;

/// <summary>Some rows of another source, in a given order; for folds and test sets. Nothing is copied.</summary>
public sealed class ExampleSubset : IExampleSource
{
    private readonly IExampleSource whole;
    private readonly int[] rows;
    private readonly int[] groupOf;

    /// <param name="whole">The source; must outlive the subset.</param>
    /// <param name="rows">Row numbers of <paramref name="whole"/>.</param>
    public ExampleSubset(IExampleSource whole, int[] rows)
    {
        this.whole = whole;
        this.rows = rows;
        groupOf = new int[rows.Length];
        var dense = new Dictionary<int, int>();
        for (var i = 0; i < rows.Length; i++)
        {
            var group = whole.GroupOf(rows[i]);
            if (!dense.TryGetValue(group, out groupOf[i]))
                dense[group] = groupOf[i] = dense.Count;
        }
    }

    /// <inheritdoc/>
    public int Count => rows.Length;

    /// <inheritdoc/>
    public int FeatureLength => whole.FeatureLength;

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => whole.Labels;

    /// <inheritdoc/>
    public int LabelOf(int row) => whole.LabelOf(rows[row]);

    /// <inheritdoc/>
    public int GroupOf(int row) => groupOf[row];

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> rows, Span<float> into)
    {
        const int AtOnce = 256;
        Span<int> mapped = stackalloc int[Math.Min(rows.Length, AtOnce)];
        for (var start = 0; start < rows.Length; start += AtOnce)
        {
            var count = Math.Min(AtOnce, rows.Length - start);
            for (var i = 0; i < count; i++)
                mapped[i] = this.rows[rows[start + i]];
            whole.Read(mapped[..count], into[(start * FeatureLength)..]);
        }
    }
}
