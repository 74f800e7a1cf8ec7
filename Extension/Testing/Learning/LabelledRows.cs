using MLKids.Learning.Examples;

namespace MLKids.Testing.Learning;

/// <summary>Rows in memory; remembers the largest read, so that tests can see that nobody copies the whole table.</summary>
public sealed class LabelledRows(float[][] features, int[] labels, IReadOnlyList<string> names) : IExampleSource
{
    public int Count => features.Length;

    public int FeatureLength => features.Length == 0 ? 1 : features[0].Length;

    public IReadOnlyList<string> Labels => names;

    /// <summary>Rows of the largest read so far.</summary>
    public int LargestRead { get; private set; }


    public int LabelOf(int row) => labels[row];

    public int GroupOf(int row) => row;

    public void Read(ReadOnlySpan<int> rows, Span<float> into)
    {
        LargestRead = Math.Max(LargestRead, rows.Length);
        for (var i = 0; i < rows.Length; i++)
            features[rows[i]].CopyTo(into.Slice(i * FeatureLength, FeatureLength));
    }

    /// <summary>One cloud of points per label, around a centre of its own.</summary>
    public static LabelledRows Clouds(int perLabel, int labels = 3, int features = 20, float noise = 0.5f, int seed = 1, int skip = 0)
    {
        var random = new Random(seed);
        var centres = Enumerable.Range(0, labels).Select(_ => Point(random, features, 1.5f, new float[features])).ToArray();
        for (var i = 0; i < skip; i++)
            random.NextDouble();
        var rows = Enumerable.Range(0, perLabel * labels).Select(i => (Label: i % labels, Point: Point(random, features, noise, centres[i % labels]))).ToArray();
        return new([.. rows.Select(row => row.Point)], [.. rows.Select(row => row.Label)], [.. Enumerable.Range(0, labels).Select(i => $"label {i}")]);
    }

    private static float[] Point(Random random, int length, float spread, float[] centre) =>
        [.. Enumerable.Range(0, length).Select(i => centre[i] + (spread * (float)((random.NextDouble() * 2) - 1)))];
}
