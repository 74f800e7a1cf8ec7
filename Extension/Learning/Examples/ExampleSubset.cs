namespace MLKids.Learning.Examples;

/// <summary>Some rows of another source, in a given order; for folds and test sets. Nothing is copied.</summary>
public sealed class ExampleSubset : IExampleSource
{
    private readonly IExampleSource _whole;
    private readonly int[] _rows;
    private readonly int[] _groupOf;

    /// <param name="whole">The source; must outlive the subset.</param>
    /// <param name="rows">Row numbers of <paramref name="whole"/>.</param>
    public ExampleSubset(IExampleSource whole, int[] rows)
    {
        _whole = whole;
        _rows = rows;
        _groupOf = new int[rows.Length];
        var dense = new Dictionary<int, int>();
        for (var i = 0; i < rows.Length; i++)
        {
            var group = whole.GroupOf(rows[i]);
            if (!dense.TryGetValue(group, out _groupOf[i]))
                dense[group] = _groupOf[i] = dense.Count;
        }
    }

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public int FeatureLength => _whole.FeatureLength;

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels => _whole.Labels;

    /// <inheritdoc/>
    public int LabelOf(int row) => _whole.LabelOf(_rows[row]);

    /// <inheritdoc/>
    public int GroupOf(int row) => _groupOf[row];

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> rows, Span<float> into)
    {
        const int AtOnce = 256;
        Span<int> mapped = stackalloc int[Math.Min(rows.Length, AtOnce)];
        for (var start = 0; start < rows.Length; start += AtOnce)
        {
            var count = Math.Min(AtOnce, rows.Length - start);
            for (var i = 0; i < count; i++)
                mapped[i] = _rows[rows[start + i]];
            _whole.Read(mapped[..count], into[(start * FeatureLength)..]);
        }
    }
}
