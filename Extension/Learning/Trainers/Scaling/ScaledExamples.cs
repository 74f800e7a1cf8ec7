using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Scaling;

/// <summary>Rows that are scaled while they are read, so that streamed rows stay streamed. For one thread.</summary>
internal sealed class ScaledExamples : IExampleSource
{
    /// <summary>Scaled rows up to so many floats (16 MiB) are kept, so that they are scaled once.</summary>
    private const long MostKept = 4 * 1024 * 1024;

    private readonly IExampleSource _rows;
    private readonly IFeatureMap _map;
    private readonly float[] _raw;

    private ScaledExamples(IExampleSource rows, IFeatureMap map)
    {
        (_rows, _map) = (rows, map);
        _raw = new float[TrainingRows.BatchRows * map.InputLength];
    }

    /// <summary>The scaled rows: in memory when they are few, else scaled at every read.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal static IExampleSource Of(IExampleSource rows, IFeatureMap map, CancellationToken cancellation)
    {
        var scaled = new ScaledExamples(rows, map);
        if ((long)rows.Count * map.OutputLength > MostKept)
            return scaled;
        var kept = new float[rows.Count * map.OutputLength];
        RowVisit.All(scaled, (row, features) => features.CopyTo(kept.AsSpan(row * map.OutputLength)), cancellation);
        var numbers = Enumerable.Range(0, rows.Count);
        return new ExampleTable(kept, map.OutputLength, rows.Labels, [.. numbers.Select(rows.LabelOf)], [.. numbers.Select(rows.GroupOf)]);
    }

    public int Count => _rows.Count;

    public int FeatureLength => _map.OutputLength;

    public IReadOnlyList<string> Labels => _rows.Labels;

    public int LabelOf(int row) => _rows.LabelOf(row);

    public int GroupOf(int row) => _rows.GroupOf(row);

    public void Read(ReadOnlySpan<int> rowNumbers, Span<float> into)
    {
        for (var start = 0; start < rowNumbers.Length; start += TrainingRows.BatchRows)
        {
            var now = rowNumbers[start..Math.Min(rowNumbers.Length, start + TrainingRows.BatchRows)];
            _rows.Read(now, _raw);
            for (var i = 0; i < now.Length; i++)
                _map.Apply(_raw.AsSpan(i * _map.InputLength, _map.InputLength), into.Slice((start + i) * _map.OutputLength, _map.OutputLength));
        }
    }
}
