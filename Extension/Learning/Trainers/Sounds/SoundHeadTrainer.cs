using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Sounds;

/// <summary>
/// Softmax regression on standardised sound features by mini-batch Adam (Kingma and Ba 2015) with decoupled weight decay: few-shot sounds gain nothing from
/// a hidden layer. Bit-identical for one seed on one machine; rows are read in small pieces, so memory does not grow with them.
/// </summary>
/// <param name="settings">Null for the defaults.</param>
public sealed class SoundHeadTrainer(SoundHeadSettings? settings = null) : ITrainer
{
    /// <summary>Saved in models.</summary>
    public const string TrainerId = "sound-softmax";

    private const int MaxEpochs = 10_000;

    private readonly SoundHeadSettings _settings = settings ?? new();

    public string Id => TrainerId;

    /// <summary>With <c>epochs</c>, <c>batch</c>, <c>fineTuneEpochs</c> and <c>validation</c>; what is out of range is brought into it.</summary>
    public ITrainer With(IReadOnlyDictionary<string, double> numbers)
    {
        double Number(string name, double otherwise, double least, double most) => Math.Clamp(numbers.GetValueOrDefault(name, otherwise), least, most);
        return new SoundHeadTrainer(_settings with
        {
            Epochs = (int)Number("epochs", _settings.Epochs, 1, MaxEpochs),
            Batch = (int)Number("batch", _settings.Batch, 1, SoundHeadSettings.MaxBatch),
            FineTuneEpochs = (int)Number("fineTuneEpochs", _settings.FineTuneEpochs, 0, MaxEpochs),
            Validation = Number("validation", _settings.Validation, 0, 0.5),
        });
    }

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(examples);
        TrainingRows.Check(examples, cancellation);
        return new SoundHeadFit(examples, _settings, seed, cancellation).Run(progress);
    }

    public IHead Load(BinaryReader reader) => SoundHead.Load(reader);
}
