using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Sounds;

/// <summary>
/// Softmax regression with L2 on standardised sound features: few-shot sounds gain nothing from a hidden layer. By limited-memory BFGS over all rows:
/// mini-batch Adam with the same numbers of epochs ends off the minimum and was up to 5 points worse on new speakers and up to 10 in noise (at most 2 better,
/// in one task of nine). Convex, so the seed changes nothing, no row need be held back to find the best epoch (the preset number <c>validation</c> has no
/// effect), and every example is learned from. Rows are read in small pieces, so memory does not grow with them.
/// </summary>
/// <param name="settings">Null for the defaults.</param>
public sealed class SoundHeadTrainer(SoundHeadSettings? settings = null) : ITrainer
{
    /// <summary>Saved in models.</summary>
    public const string TrainerId = "sound-softmax";

    private const int MaxEpochs = 10_000;

    private readonly SoundHeadSettings _settings = settings ?? new();

    public string Id => TrainerId;

    /// <summary>With <c>epochs</c>, <c>batch</c> and <c>fineTuneEpochs</c>; what is out of range is brought into it.</summary>
    public ITrainer With(IReadOnlyDictionary<string, double> numbers)
    {
        int Number(string name, int otherwise, int least, int most) => (int)Math.Clamp(numbers.GetValueOrDefault(name, otherwise), least, most);
        return new SoundHeadTrainer(_settings with
        {
            Epochs = Number("epochs", _settings.Epochs, 1, MaxEpochs),
            Batch = Number("batch", _settings.Batch, 1, SoundHeadSettings.MaxBatch),
            FineTuneEpochs = Number("fineTuneEpochs", _settings.FineTuneEpochs, 0, MaxEpochs),
        });
    }

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(examples);
        TrainingRows.Check(examples, cancellation);
        return SoundHeadFit.Run(examples, _settings, progress, cancellation);
    }

    public IHead Load(BinaryReader reader) => SoundHead.Load(reader);
}
