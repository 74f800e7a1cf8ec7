namespace MLKids.Learning.Examples;

/// <summary>
/// The rows that a trainer learns from: one feature vector, one label and one group each.
/// Rows may lie in memory (<c>ExampleTable</c>) or on disk (<c>ExampleStream</c>); both give the same floats for the same row,
/// so the same seed trains the same model whichever is used.
/// </summary>
public interface IExampleSource
{
    /// <summary>Number of rows.</summary>
    int Count { get; }

    /// <summary>Floats in one row.</summary>
    int FeatureLength { get; }

    /// <summary>Label names; a row's label is an index into this list. The order is the model's output order.</summary>
    IReadOnlyList<string> Labels { get; }

    /// <summary>Index into <see cref="Labels"/> of a row.</summary>
    int LabelOf(int row);

    /// <summary>
    /// Rows of one group (near-duplicates, frames of one burst) must stay in one fold. Group numbers are dense from 0.
    /// </summary>
    int GroupOf(int row);

    /// <summary>
    /// Copies the given rows, in the given order, into <paramref name="into"/> ([rows.Length × FeatureLength], row-major).
    /// Not thread-safe for one instance unless the implementation says so.
    /// </summary>
    /// <exception cref="ArgumentException">The span is too small.</exception>
    void Read(ReadOnlySpan<int> rows, Span<float> into);
}
