using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Scaling;

/// <summary>Takes each column to mean 0 and standard deviation 1 (of the population); a column that is always the same becomes 0.</summary>
internal sealed class StandardScaling : IScaling
{
    /// <summary>A deviation that is a smaller part of the largest value is rounding, not information.</summary>
    private const double LeastPart = 1e-6;

    public IFeatureMap Fit(IExampleSource examples, CancellationToken cancellation)
    {
        var (mean, squares, largest) = (new double[examples.FeatureLength], new double[examples.FeatureLength], new double[examples.FeatureLength]);
        // Welford 1962: one pass, and no difference of large sums.
        RowVisit.All(
            examples,
            (row, features) =>
            {
                for (var column = 0; column < features.Length; column++)
                {
                    var difference = features[column] - mean[column];
                    mean[column] += difference / (row + 1);
                    squares[column] += difference * (features[column] - mean[column]);
                    largest[column] = Math.Max(largest[column], Math.Abs(features[column]));
                }
            },
            cancellation);
        var scales = new float[mean.Length];
        for (var column = 0; column < scales.Length; column++)
        {
            var deviation = Math.Sqrt(squares[column] / examples.Count);
            scales[column] = deviation > LeastPart * largest[column] ? (float)Math.Min(float.MaxValue, 1 / deviation) : 0;
        }

        return new StandardMap(Array.ConvertAll(mean, value => (float)value), scales);
    }

    public IFeatureMap Load(BinaryReader reader) => StandardMap.Load(reader);
}
