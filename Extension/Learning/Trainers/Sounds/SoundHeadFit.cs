using System.Numerics.Tensors;
using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Sounds;

/// <summary>One run of <see cref="SoundHeadTrainer.Fit"/>.</summary>
internal static class SoundHeadFit
{
    /// <summary>
    /// Passes over all rows that an epoch of the presets is worth: an epoch of the original is many small steps. With one pass the simplified preset ended before
    /// the minimum and lost up to 13 points in noise.
    /// </summary>
    private const int PassesOfAnEpoch = 4;

    internal static SoundHead Run(IExampleSource examples, SoundHeadSettings settings, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        var scaler = FeatureScaler.Fit(examples, cancellation);
        var objective = new SoundObjective(examples, scaler, settings.L2, settings.Batch);
        var point = new float[objective.Length];
        Biases(examples, point.AsSpan(^examples.Labels.Count..));
        var (passes, pass, best) = (PassesOfAnEpoch * (settings.Epochs + settings.FineTuneEpochs), 0, double.PositiveInfinity);
        double Evaluate(ReadOnlySpan<float> at, Span<float> gradient)
        {
            var value = objective.Evaluate(at, gradient, cancellation);
            if (!double.IsFinite(value))
                throw TrainingRows.TooLarge("a loss that is no number");
            best = Math.Min(best, objective.MeanLoss);
            if (++pass < passes)
                progress?.Report(new((double)pass / passes, best, pass));
            return value;
        }
        // The curvature is at most half the rows' squared norm.
        new QuasiNewton(Evaluate, point.Length).Minimise(point, (float)(1 / scaler.SquaredNorm), passes);
        if (!TensorPrimitives.IsFiniteAll<float>(point))
            throw TrainingRows.TooLarge("weights that are no numbers");
        progress?.Report(new(1, best, pass));
        return objective.ToHead(point);
    }

    /// <summary>Before anything is learned, a label is as likely as it is frequent.</summary>
    private static void Biases(IExampleSource examples, Span<float> biases)
    {
        for (var row = 0; row < examples.Count; row++)
            biases[examples.LabelOf(row)]++;
        TensorPrimitives.Divide(biases, examples.Count, biases);
        TensorPrimitives.Log<float>(biases, biases);
    }
}
