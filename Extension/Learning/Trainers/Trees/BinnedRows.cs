using System.Globalization;
using MLKids.Learning.Examples;
using MLKids.Learning.Trainers.Scaling;

namespace MLKids.Learning.Trainers.Trees;

/// <summary>
/// Training rows as trees look at them: for each feature the number of the bin that a row's value lies in. A feature of at most 256
/// different values has one bin each, and trees find
/// the exact best split; others have 256 bins of about as many rows (histograms as in LightGBM, Ke et al. 2017). A byte a value.
/// </summary>
internal sealed class BinnedRows
{
    private const int MaxBins = 256;

    private readonly byte[][] _bins;
    private readonly float[][] _cuts;

    private BinnedRows(byte[][] bins, float[][] cuts, int count) => (_bins, _cuts, Count) = (bins, cuts, count);

    /// <summary>Number of rows.</summary>
    internal int Count { get; }

    internal int FeatureLength => _bins.Length;

    internal static BinnedRows Of(IExampleSource examples, CancellationToken cancellation)
    {
        var columns = Enumerable.Range(0, examples.FeatureLength).Select(_ => new float[examples.Count]).ToArray();
        RowVisit.All(
            examples,
            (row, features) =>
            {
                for (var feature = 0; feature < features.Length; feature++)
                    columns[feature][row] = features[feature];
            },
            cancellation);
        var (bins, cuts) = (new byte[columns.Length][], new float[columns.Length][]);
        for (var feature = 0; feature < columns.Length; feature++)
        {
            cancellation.ThrowIfCancellationRequested();
            cuts[feature] = CutsOf(columns[feature]);
            bins[feature] = Array.ConvertAll(columns[feature], value => (byte)BinOf(cuts[feature], value));
            columns[feature] = [];
        }

        return new(bins, cuts, examples.Count);
    }

    /// <summary>The bin of each row.</summary>
    internal byte[] Column(int feature) => _bins[feature];

    internal int BinCount(int feature) => _cuts[feature].Length + 1;

    /// <summary>The threshold behind a bin: values of this and earlier bins are at most that, those of later ones are greater.</summary>
    internal float Cut(int feature, int bin) => _cuts[feature][bin];

    /// <summary>A number between two others, as short as may be while it stays in the middle half: people read it.</summary>
    internal static float Between(float low, float high)
    {
        var middle = (0.5 * low) + (0.5 * high);
        var quarter = (0.25 * high) - (0.25 * low);
        for (var digits = 1; digits <= 9; digits++)
        {
            var rounded = float.Parse(middle.ToString("G" + digits.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
            if (Math.Abs(rounded - middle) <= quarter && rounded >= low && rounded < high)
                return rounded;
        }

        return low;
    }

    private static float[] CutsOf(float[] column)
    {
        var sorted = (float[])column.Clone();
        Array.Sort(sorted);
        var different = 1;
        for (var i = 1; i < sorted.Length; i++)
            different += sorted[i] == sorted[i - 1] ? 0 : 1;
        var perBin = different <= MaxBins ? 0 : sorted.Length / (double)MaxBins;
        var cuts = new List<float>();
        for (var i = 1; i < sorted.Length; i++)
            if (sorted[i] != sorted[i - 1] && i >= (cuts.Count + 1) * perBin && cuts.Count < MaxBins - 1)
                cuts.Add(Between(sorted[i - 1], sorted[i]));
        return [.. cuts];
    }

    private static int BinOf(float[] cuts, float value)
    {
        var at = Array.BinarySearch(cuts, value);
        return at >= 0 ? at : ~at;
    }
}
