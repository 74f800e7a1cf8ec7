using MLKids.Learning.Examples;
using MLKids.Learning.Trainers.Sounds;

namespace MLKids.Learning.Training;

/// <summary>
/// How sounds are trained. <c>epochs</c>, <c>fineTuneEpochs</c> and <c>batch</c> are numbers of <see cref="SoundHeadSettings"/>; <c>noise</c> (loudness of
/// mixed-in background against the sound) and <c>hop</c> (seconds between the windows of recordings longer than one second) those of
/// <see cref="Featurizers.IAugmentingFeaturizer"/>. Sizes and most numbers follow Machine Learning for Kids; noise is mixed in for tiny sets too, because it
/// is worth 15 to 46 points where it is noisy (bench <c>sounds</c>). Hop changes nothing for recordings of one second; fine-tuning is epochs more, mostly not needed; batch
/// changes speed alone; <c>validation</c> has no effect, since the head's minimum is one and nothing need be held back to find it.
/// </summary>
internal static class SoundPresets
{
    internal static IReadOnlyList<PresetSettings> Rows { get; } =
    [
        Accurate(SizeClass.Tiny, epochs: 80, fineTuneEpochs: 0, batch: 64, validation: 0),
        Accurate(SizeClass.Default, epochs: 50, fineTuneEpochs: 15, batch: 128, validation: 0.15),
        Accurate(SizeClass.Huge, epochs: 40, fineTuneEpochs: 12, batch: 128, validation: 0.2),
        Simplified(SizeClass.Tiny, epochs: 40, batch: 32, validation: 0),
        Simplified(SizeClass.Default, epochs: 25, batch: 64, validation: 0.15),
        Simplified(SizeClass.Huge, epochs: 20, batch: 64, validation: 0.2),
    ];

    private static PresetSettings Accurate(SizeClass size, int epochs, int fineTuneEpochs, int batch, double validation) =>
        Row(Preset.Accurate, size, epochs, fineTuneEpochs, batch, validation, hop: 0.25, noise: 0.3);

    private static PresetSettings Simplified(SizeClass size, int epochs, int batch, double validation) =>
        Row(Preset.Simplified, size, epochs, 0, batch, validation, hop: 0.5, noise: 0);

    private static PresetSettings Row(
        Preset preset, SizeClass size, int epochs, int fineTuneEpochs, int batch, double validation, double hop, double noise) =>
        new(ModelKind.Sounds, preset, size, SoundHeadTrainer.TrainerId, new Dictionary<string, double>
        {
            ["epochs"] = epochs,
            ["fineTuneEpochs"] = fineTuneEpochs,
            ["batch"] = batch,
            ["validation"] = validation,
            ["hop"] = hop,
            ["noise"] = noise,
        });
}
