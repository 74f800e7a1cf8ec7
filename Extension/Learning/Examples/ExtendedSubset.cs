namespace MLKids.Learning.Examples;

/// <summary>Rows, and behind them rows that were made of them: each extra row has the label and the group of its parent.</summary>
internal sealed class ExtendedSubset(ExampleSubset rows, ExampleSubset extra, int[] parents) : IExampleSource
{
    public int Count => rows.Count + extra.Count;

    public int FeatureLength => rows.FeatureLength;

    public IReadOnlyList<string> Labels => rows.Labels;

    public int LabelOf(int row) => rows.LabelOf(Parent(row));

    public int GroupOf(int row) => rows.GroupOf(Parent(row));

    public void Read(ReadOnlySpan<int> wanted, Span<float> into)
    {
        Span<int> shifted = stackalloc int[1];
        for (var start = 0; start < wanted.Length;)
        {
            var end = start;
            while (end < wanted.Length && wanted[end] < rows.Count)
                end++;
            if (end > start)
            {
                rows.Read(wanted[start..end], into[(start * FeatureLength)..]);
                start = end;
                continue;
            }
            shifted[0] = wanted[start] - rows.Count;
            extra.Read(shifted, into[(start * FeatureLength)..]);
            start++;
        }
    }

    private int Parent(int row) => row < rows.Count ? row : parents[row - rows.Count];
}
