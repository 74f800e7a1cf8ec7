using MLKids.Learning.Examples;

namespace MLKids.Learning.Training;

/// <summary>Some rows of a source, with only those labels that the rows have.</summary>
internal sealed class RelabelledSubset : IExampleSource
{
    private readonly ExampleSubset _subset;
    private readonly int[] _newLabel;

    public RelabelledSubset(IExampleSource whole, int[] rows, IReadOnlyList<string> labels)
    {
        _subset = new ExampleSubset(whole, rows);
        Labels = labels;
        var index = labels.Select((name, at) => (name, at)).ToDictionary(entry => entry.name, entry => entry.at, StringComparer.Ordinal);
        _newLabel = [.. whole.Labels.Select(name => index.GetValueOrDefault(name, -1))];
    }

    public int Count => _subset.Count;

    public int FeatureLength => _subset.FeatureLength;

    public IReadOnlyList<string> Labels { get; }

    public int LabelOf(int row) => _newLabel[_subset.LabelOf(row)];

    public int GroupOf(int row) => _subset.GroupOf(row);

    public void Read(ReadOnlySpan<int> rows, Span<float> into) => _subset.Read(rows, into);
}
