using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers;

/// <summary>
/// Multinomial logistic regression with L2 (ML.NET's <c>LbfgsMaximumEntropy</c> without L1): mean log-loss + l2 / (2n) · ‖w‖², biases free, zero start.
/// Convex, so the seed changes nothing. The simplified preset's head.
/// </summary>
/// <param name="l2">Strength of the penalty; 1 as in ML.NET.</param>
public sealed partial class SoftmaxHeadTrainer(float l2 = 1) : ITrainer
{
    /// <summary>Saved in models.</summary>
    public const string TrainerId = "softmax-head";

    public string Id => TrainerId;

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(examples);
        TrainingRows.Check(examples, cancellation);
        return Minimise(examples, l2, progress, cancellation);
    }

    public IHead Load(BinaryReader reader) => SoftmaxHead.Load(reader);

    /// <summary>The optimiser of this flavour.</summary>
    private static partial IHead Minimise(IExampleSource examples, float l2, IProgress<FitProgress>? progress, CancellationToken cancellation);
}
