using MLKids.Extension.Manifests;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Featurizers.Networks;
using MLKids.Learning.Training;

namespace MLKids.Packs.Learning;

/// <summary>What a plugin's manifest adds to learning. Nothing of the plugin runs or is loaded here: networks are read at the first picture, trainers run in processes of their own.</summary>
public static class PluginLearning
{
    /// <summary>Reads the manifest in a folder.</summary>
    /// <exception cref="ManifestException">It is wrong.</exception>
    public static LearningExtension Read(string folder, TrainerLimits? limits = null, TimeProvider? time = null) =>
        Of(folder, ManifestReader.ReadFile(Path.Combine(folder, "manifest.json")), limits, time);

    /// <summary>Of a manifest that has been read.</summary>
    /// <param name="folder">The plugin's.</param>
    /// <param name="manifest">Its manifest.</param>
    /// <param name="limits">What its trainers may take; null for the usual.</param>
    /// <param name="time">The clock; null for the computer's.</param>
    public static LearningExtension Of(string folder, Manifest manifest, TrainerLimits? limits = null, TimeProvider? time = null)
    {
        folder = Path.GetFullPath(folder);
        var pool = new TrainerPool(folder, manifest.DisplayName, limits ?? new TrainerLimits(), time ?? TimeProvider.System);
        var featurizers = manifest.Featurizers.Where(f => f.Input is not null).ToDictionary(
            f => f.Id,
            f => new OnnxFileFeaturizer(new NetworkFile(f.Id, Path.Combine(folder, f.File), f.Sha256, f.Input!, f.OutputName, f.OutputLength, f.Normalize), time));
        return new LearningExtension(manifest.Name, manifest.DisplayName, folder)
        {
            Trainers = [.. manifest.Trainers.Select(trainer => new RemoteTrainer(trainer.Id, pool))],
            Featurizers = [.. featurizers.Values],
            Presets =
            [
                .. manifest.OtherPresets.Select(preset => new PresetSettings(preset.Kind, Preset.Of(preset.Id), SizeClass.Any, preset.Trainer, preset.Numbers)
                {
                    DisplayName = preset.DisplayName,
                    FeaturizerId = preset.Featurizer is { } id ? featurizers[id].Id : null,
                }),
            ],
        };
    }
}
