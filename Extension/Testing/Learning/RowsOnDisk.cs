using System.Runtime.InteropServices;
using MLKids.Learning.Examples;

namespace MLKids.Testing.Learning;

/// <summary>The same rows, read from a temporary file each time.</summary>
internal sealed class RowsOnDisk : IExampleSource, IDisposable
{
    private readonly IExampleSource _rows;
    private readonly FileStream _file = new(Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose);

    internal RowsOnDisk(IExampleSource rows)
    {
        _rows = rows;
        var row = new float[rows.FeatureLength];
        for (var i = 0; i < rows.Count; i++)
        {
            rows.Read([i], row);
            _file.Write(MemoryMarshal.AsBytes<float>(row));
        }
    }

    public int Count => _rows.Count;

    public int FeatureLength => _rows.FeatureLength;

    public IReadOnlyList<string> Labels => _rows.Labels;

    public int LabelOf(int row) => _rows.LabelOf(row);

    public int GroupOf(int row) => _rows.GroupOf(row);

    public void Read(ReadOnlySpan<int> rows, Span<float> into)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            _file.Position = (long)rows[i] * FeatureLength * sizeof(float);
            _file.ReadExactly(MemoryMarshal.AsBytes(into.Slice(i * FeatureLength, FeatureLength)));
        }
    }

    public void Dispose() => _file.Dispose();
}
