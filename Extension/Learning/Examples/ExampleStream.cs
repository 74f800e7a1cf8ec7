using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MLKids.Learning.Examples;

/// <summary>
/// Rows in a scratch file of little-endian float32, for sets that should not lie in memory. The file is written once, in sequence, from the
/// cached features and read row by row (neighbours in one read); the operating system's page cache makes a re-read cost about a
/// microsecond. It has no name on Unix once opened and is deleted on dispose on Windows, so that nothing stays behind.
/// Only labels and groups (8 bytes a row) are in memory. May be read from several threads.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of examples; the counterpart of ExampleTable.")]
public sealed class ExampleStream : IExampleSource, IDisposable
{
    // One read over a gap of two rows is cheaper than two reads around it; a stretch takes half a megabyte at most.
    private const int WidestStep = 3, LongestStretch = 64;

    private readonly SafeFileHandle _file;
    private readonly int[] _labelOf;
    private readonly int[] _groupOf;

    internal ExampleStream(SafeFileHandle file, int featureLength, IReadOnlyList<string> labels, int[] labelOf, int[] groupOf)
    {
        _file = file;
        _labelOf = labelOf;
        _groupOf = groupOf;
        FeatureLength = featureLength;
        Labels = labels;
    }

    /// <inheritdoc/>
    public int Count => _labelOf.Length;

    /// <inheritdoc/>
    public int FeatureLength { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels { get; }

    /// <inheritdoc/>
    public int LabelOf(int row) => _labelOf[row];

    /// <inheritdoc/>
    public int GroupOf(int row) => _groupOf[row];

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> rows, Span<float> into)
    {
        for (var i = 0; i < rows.Length;)
        {
            var count = StretchAt(rows[i..]);
            var stretch = rows.Slice(i, count);
            ReadStretch(stretch, into.Slice(i * FeatureLength, count * FeatureLength));
            i += count;
        }
    }

    /// <summary>Closes and deletes the scratch file.</summary>
    public void Dispose() => _file.Dispose();

    /// <summary>An empty scratch file in the temporary folder.</summary>
    internal static SafeFileHandle CreateScratch()
    {
        var path = Path.Combine(Path.GetTempPath(), $"mlkids-{Guid.NewGuid():N}.features");
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return handle;
    }

    /// <summary>How many of the first rows ascend with small gaps only: all but one fold, for instance.</summary>
    private static int StretchAt(ReadOnlySpan<int> rows)
    {
        var count = 1;
        while (count < rows.Length && count < LongestStretch && rows[count] - rows[count - 1] is > 0 and <= WidestStep)
            count++;
        return count;
    }

    private void ReadStretch(ReadOnlySpan<int> rows, Span<float> into)
    {
        var length = (rows[^1] - rows[0] + 1) * FeatureLength;
        if (length == into.Length)
        {
            ReadRun(rows[0], MemoryMarshal.AsBytes(into));
            return;
        }

        var whole = ArrayPool<float>.Shared.Rent(length);
        try
        {
            ReadRun(rows[0], MemoryMarshal.AsBytes(whole.AsSpan(0, length)));
            for (var i = 0; i < rows.Length; i++)
                whole.AsSpan((rows[i] - rows[0]) * FeatureLength, FeatureLength).CopyTo(into[(i * FeatureLength)..]);
        }
        finally
        {
            ArrayPool<float>.Shared.Return(whole);
        }
    }

    private void ReadRun(int row, Span<byte> into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        var offset = (long)row * FeatureLength * sizeof(float);
        while (!into.IsEmpty)
        {
            var read = RandomAccess.Read(_file, into, offset);
            if (read == 0)
                throw new ArgumentOutOfRangeException(nameof(row), row, $"The scratch file holds {Count} rows.");
            into = into[read..];
            offset += read;
        }
    }
}
