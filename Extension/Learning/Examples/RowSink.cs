using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MLKids.Learning.Examples;

/// <summary>Takes rows one by one, into memory or a scratch file; labels and groups are known to whoever asks for them.</summary>
internal sealed class RowSink : IDisposable
{
    private readonly int _featureLength;
    private readonly SafeFileHandle? _file;
    private readonly float[] _rows;
    private int _count;

    /// <param name="featureLength">Floats of one row.</param>
    /// <param name="most">Rows that will be taken at most.</param>
    /// <param name="streams">Into a scratch file.</param>
    internal RowSink(int featureLength, int most, bool streams)
    {
        _featureLength = featureLength;
        _file = streams ? ExampleStream.CreateScratch() : null;
        _rows = streams ? [] : new float[checked(most * featureLength)];
    }

    /// <summary>Adds a row of little-endian floats, unless it has another length or holds NaN or infinity.</summary>
    internal bool Take(byte[] row)
    {
        var floats = MemoryMarshal.Cast<byte, float>(row);
        if (row.Length != _featureLength * sizeof(float) || !TensorPrimitives.IsFiniteAll(floats))
            return false;
        if (_file is { } file)
            Write(file, row);
        else
            floats.CopyTo(_rows.AsSpan(_count * _featureLength));
        _count++;
        return true;
    }

    internal IExampleSource ToSource() => _file is { } file
        ? new ExampleStream(file, _featureLength, [], new int[_count], new int[_count])
        : new ExampleTable(_rows.Length == _count * _featureLength ? _rows : _rows[..(_count * _featureLength)], _featureLength, [], new int[_count]);

    public void Dispose() => _file?.Dispose();

    private void Write(SafeFileHandle file, byte[] row)
    {
        try
        {
            RandomAccess.Write(file, row, (long)_count * row.Length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw ProjectTrouble.Unwritable(Path.GetTempPath(), "scratch file of features: " + error.Message, error);
        }
    }
}
