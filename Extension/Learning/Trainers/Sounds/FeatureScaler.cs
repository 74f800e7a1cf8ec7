using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;

namespace MLKids.Learning.Trainers.Sounds;

/// <summary>
/// Standardises rows by the mean and deviation of those that are learned from, so that blocks of features (inner layers, spectrum) weigh alike: each
/// block's rows have a norm of about 16. A feature that hardly changes is not blown up: its deviation counts as a twentieth of the block's at least.
/// </summary>
internal sealed class FeatureScaler
{
    private const double BlockNorm = 16, LeastDeviation = 0.05;

    internal FeatureScaler(float[] mean, float[] factor) => (Mean, Factor) = (mean, factor);

    internal float[] Mean { get; }

    internal float[] Factor { get; }

    /// <summary>Mean squared norm of the scaled rows that it was fitted on, at least 1.</summary>
    internal double SquaredNorm { get; private init; } = 1;

    internal static FeatureScaler Fit(IExampleSource examples, CancellationToken cancellation)
    {
        var length = examples.FeatureLength;
        double[] sum = new double[length], squares = new double[length];
        var batch = new float[TrainingRows.BatchRows * length];
        var rows = Enumerable.Range(0, examples.Count).ToArray();
        // Squares are taken around the first row: far from 0 they would swallow the deviation.
        var around = new float[length];
        examples.Read(rows.AsSpan(0, 1), around);
        for (var start = 0; start < rows.Length; start += TrainingRows.BatchRows)
        {
            cancellation.ThrowIfCancellationRequested();
            var some = rows.AsSpan(start, Math.Min(TrainingRows.BatchRows, rows.Length - start));
            examples.Read(some, batch);
            for (var row = 0; row < some.Length; row++)
                for (var i = 0; i < length; i++)
                {
                    var off = (double)batch[(row * length) + i] - around[i];
                    sum[i] += off;
                    squares[i] += off * off;
                }
        }
        float[] mean = new float[length], factor = new float[length];
        var deviation = new double[length];
        for (var i = 0; i < length; i++)
        {
            var off = sum[i] / rows.Length;
            mean[i] = (float)(around[i] + off);
            deviation[i] = Math.Sqrt(Math.Max(0, (squares[i] / rows.Length) - (off * off)));
        }
        foreach (var block in Blocks(length))
        {
            var least = LeastDeviation * deviation.AsSpan(block).ToArray().Average();
            for (var i = block.Start.Value; i < block.End.Value; i++)
                factor[i] = (float)(deviation[i] > 0 ? BlockNorm / Math.Sqrt(block.End.Value - block.Start.Value) / Math.Max(least, deviation[i]) : 0);
        }
        return new(mean, factor) { SquaredNorm = Math.Max(1, deviation.Zip(factor, (d, f) => d * f * (d * f)).Sum()) };
    }

    /// <summary>Two layers and the spectrum for full sound features, else one block.</summary>
    private static Range[] Blocks(int length) => length == SoundFeaturizer.FullLength
        ? [0..SoundFeaturizer.MiddleFeatures, SoundFeaturizer.MiddleFeatures..SoundFeaturizer.LayerLength, SoundFeaturizer.LayerLength..length]
        : [0..length];
}
