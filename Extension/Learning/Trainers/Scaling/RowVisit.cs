using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Scaling;

/// <summary>One row on its way past.</summary>
internal delegate void RowVisitor(int row, ReadOnlySpan<float> features);

/// <summary>Every row once, in order, a few in memory at a time.</summary>
internal static class RowVisit
{
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal static void All(IExampleSource examples, RowVisitor visit, CancellationToken cancellation)
    {
        var batch = new float[Math.Min(TrainingRows.BatchRows, examples.Count) * examples.FeatureLength];
        var rows = new int[TrainingRows.BatchRows];
        for (var start = 0; start < examples.Count; start += TrainingRows.BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var count = Math.Min(TrainingRows.BatchRows, examples.Count - start);
            for (var i = 0; i < count; i++)
                rows[i] = start + i;
            examples.Read(rows.AsSpan(0, count), batch);
            for (var i = 0; i < count; i++)
                visit(start + i, batch.AsSpan(i * examples.FeatureLength, examples.FeatureLength));
        }
    }
}
