namespace MLKids.Learning.Examples;

/// <summary>Rows in memory. Immutable once built, so it may be read from several threads.</summary>
public sealed class ExampleTable : IExampleSource
{
    private readonly float[] _features;
    private readonly int[] _labelOf;
    private readonly int[] _groupOf;

    /// <param name="features">[rows × featureLength], row-major; kept, not copied.</param>
    /// <param name="featureLength">Floats in one row, at least 1.</param>
    /// <param name="labels">Label names in output order.</param>
    /// <param name="labelOf">Label index of each row.</param>
    /// <param name="groupOf">Group of each row, dense from 0; null gives each row its own.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    public ExampleTable(float[] features, int featureLength, IReadOnlyList<string> labels, int[] labelOf, int[]? groupOf = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(featureLength, 1);
        groupOf ??= [.. Enumerable.Range(0, labelOf.Length)];
        if (features.Length != (long)labelOf.Length * featureLength || groupOf.Length != labelOf.Length)
            throw new ArgumentException(
                $"Found {features.Length} floats and {groupOf.Length} groups for {labelOf.Length} rows of {featureLength} floats.", nameof(features));
        _features = features;
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
        for (var i = 0; i < rows.Length; i++)
            _features.AsSpan(rows[i] * FeatureLength, FeatureLength).CopyTo(into[(i * FeatureLength)..]);
    }
}
