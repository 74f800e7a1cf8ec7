using MLKids.Learning.Examples;

namespace MLKids.Learning.Training;

/// <summary>Some rows of a source, with only those labels that the rows have.</summary>
internal sealed class RelabelledSubset : IExampleSource
{
    private readonly ExampleSubset subset;
    private readonly int[] newLabel;

    public RelabelledSubset(IExampleSource whole, int[] rows, IReadOnlyList<string> labels)
    {
        subset = new ExampleSubset(whole, rows);
        Labels = labels;
        var index = labels.Select((name, at) => (name, at)).ToDictionary(entry => entry.name, entry => entry.at, StringComparer.Ordinal);
        newLabel = [.. whole.Labels.Select(name => index.GetValueOrDefault(name, -1))];
    }

    public int Count => subset.Count;

    public int FeatureLength => subset.FeatureLength;

    public IReadOnlyList<string> Labels { get; }

    public int LabelOf(int row) => newLabel[subset.LabelOf(row)];

    public int GroupOf(int row) => subset.GroupOf(row);

    public void Read(ReadOnlySpan<int> rows, Span<float> into) => subset.Read(rows, into);
}
