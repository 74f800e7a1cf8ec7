using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MLKids.Learning.Examples;

/// <summary>
/// Rows in a scratch file of little-endian float32, for sets that should not lie in memory. The file is written once, in sequence, from the
/// cached features and read row by row (neighbouring rows in one read); the operating system's page cache makes a re-read cost about a
/// microsecond. It has no name on Unix once opened and is deleted on dispose on Windows, so that nothing stays behind.
/// Only labels and groups (8 bytes a row) are in memory. May be read from several threads.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of examples; the counterpart of ExampleTable.")]
public sealed class ExampleStream : IExampleSource, IDisposable
{
    private readonly SafeFileHandle file;
    private readonly int[] labelOf;
    private readonly int[] groupOf;

    internal ExampleStream(SafeFileHandle file, int featureLength, IReadOnlyList<string> labels, int[] labelOf, int[] groupOf)
    {
        this.file = file;
        this.labelOf = labelOf;
        this.groupOf = groupOf;
        FeatureLength = featureLength;
        Labels = labels;
    }

    /// <inheritdoc/>
    public int Count => labelOf.Length;

    /// <inheritdoc/>
    public int FeatureLength { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Labels { get; }

    /// <inheritdoc/>
    public int LabelOf(int row) => labelOf[row];

    /// <inheritdoc/>
    public int GroupOf(int row) => groupOf[row];

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> rows, Span<float> into)
    {
        for (var i = 0; i < rows.Length;)
        {
            var run = 1;
            while (i + run < rows.Length && rows[i + run] == rows[i] + run)
                run++;
            ReadRun(rows[i], MemoryMarshal.AsBytes(into.Slice(i * FeatureLength, run * FeatureLength)));
            i += run;
        }
    }

    /// <summary>Closes and deletes the scratch file.</summary>
    public void Dispose() => file.Dispose();

    /// <summary>An empty scratch file in the temporary folder.</summary>
    internal static SafeFileHandle CreateScratch()
    {
        var path = Path.Combine(Path.GetTempPath(), $"mlkids-{Guid.NewGuid():N}.features");
        var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Delete, FileOptions.DeleteOnClose);
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        return handle;
    }

    private void ReadRun(int row, Span<byte> into)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        var offset = (long)row * FeatureLength * sizeof(float);
        while (!into.IsEmpty)
        {
            var read = RandomAccess.Read(file, into, offset);
            if (read == 0)
                throw new ArgumentOutOfRangeException(nameof(row), row, $"The scratch file holds {Count} rows.");
            into = into[read..];
            offset += read;
        }
    }
}
