using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Words;

/// <summary>Rows, and after them one row of zeros for each, with the same label: a text of which nothing is known could be any of them.</summary>
internal sealed class UndecidedExamples(IExampleSource rows) : IExampleSource
{
    public int Count => 2 * rows.Count;

    public int FeatureLength => rows.FeatureLength;

    public IReadOnlyList<string> Labels => rows.Labels;

    public int LabelOf(int row) => rows.LabelOf(row % rows.Count);

    public int GroupOf(int row) => rows.GroupOf(row % rows.Count);

    public void Read(ReadOnlySpan<int> rowNumbers, Span<float> into)
    {
        for (var i = 0; i < rowNumbers.Length;)
        {
            // Neighbours that are rows are read in one go.
            var end = i;
            while (end < rowNumbers.Length && rowNumbers[end] < rows.Count)
                end++;
            if (end > i)
                rows.Read(rowNumbers[i..end], into.Slice(i * FeatureLength, (end - i) * FeatureLength));
            for (i = end; i < rowNumbers.Length && rowNumbers[i] >= rows.Count; i++)
                into.Slice(i * FeatureLength, FeatureLength).Clear();
        }
    }
}
