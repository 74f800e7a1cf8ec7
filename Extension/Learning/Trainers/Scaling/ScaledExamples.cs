using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Scaling;

/// <summary>Rows that are scaled while they are read, so that streamed rows stay streamed. For one thread.</summary>
internal sealed class ScaledExamples(IExampleSource rows, IFeatureMap map) : IExampleSource
{
    private readonly float[] _raw = new float[TrainingRows.BatchRows * map.InputLength];

    public int Count => rows.Count;

    public int FeatureLength => map.OutputLength;

    public IReadOnlyList<string> Labels => rows.Labels;

    public int LabelOf(int row) => rows.LabelOf(row);

    public int GroupOf(int row) => rows.GroupOf(row);

    public void Read(ReadOnlySpan<int> rowNumbers, Span<float> into)
    {
        for (var start = 0; start < rowNumbers.Length; start += TrainingRows.BatchRows)
        {
            var now = rowNumbers[start..Math.Min(rowNumbers.Length, start + TrainingRows.BatchRows)];
            rows.Read(now, _raw);
            for (var i = 0; i < now.Length; i++)
                map.Apply(_raw.AsSpan(i * map.InputLength, map.InputLength), into.Slice((start + i) * map.OutputLength, map.OutputLength));
        }
    }
}
