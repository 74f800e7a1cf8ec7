using System.Runtime.InteropServices;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Tests.Trainers;

/// <summary>The same rows, read from a temporary file each time.</summary>
internal sealed class RowsOnDisk : IExampleSource, IDisposable
{
    private readonly IExampleSource rows;
    private readonly FileStream file = new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);

    internal RowsOnDisk(IExampleSource rows)
    {
        this.rows = rows;
        var row = new float[rows.FeatureLength];
        for (var i = 0; i < rows.Count; i++)
        {
            rows.Read([i], row);
            file.Write(MemoryMarshal.AsBytes<float>(row));
        }
    }

    public int Count => rows.Count;

    public int FeatureLength => rows.FeatureLength;

    public IReadOnlyList<string> Labels => rows.Labels;

    public int LabelOf(int row) => rows.LabelOf(row);

    public int GroupOf(int row) => rows.GroupOf(row);

    public void Read(ReadOnlySpan<int> rows, Span<float> into)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            file.Position = (long)rows[i] * FeatureLength * sizeof(float);
            file.ReadExactly(MemoryMarshal.AsBytes(into.Slice(i * FeatureLength, FeatureLength)));
        }
    }

    public void Dispose() => file.Dispose();
}
