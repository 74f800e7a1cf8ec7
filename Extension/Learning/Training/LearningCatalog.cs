using MLKids.Learning.Examples;
using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training;

/// <summary>
/// What can be learned with here: our own trainers, featurizers and presets, and those of extensions. One serves all projects that are open. Safe to use from several threads.
/// </summary>
public sealed class LearningCatalog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Func<ProjectFile, ModelInfo, IFeaturizer> _featurizers;
    private readonly IReadOnlyDictionary<string, ILearner> _own;
    private volatile IReadOnlyDictionary<string, ILearner> _trainers;
    private volatile IReadOnlyList<LearningExtension> _extensions = [];

    /// <summary>With what this build brings.</summary>
    public LearningCatalog() => (_own, _trainers, _featurizers) = (TrainerCatalog.All, TrainerCatalog.All, Featurizers.For);

    /// <summary>With other trainers and featurizers in place of ours.</summary>
    /// <param name="trainers">By id.</param>
    /// <param name="featurizers">See <see cref="LocalTrainingWorker"/>.</param>
    internal LearningCatalog(IReadOnlyDictionary<string, ILearner> trainers, Func<ProjectFile, ModelInfo, IFeaturizer> featurizers) =>
        (_own, _trainers, _featurizers) = (trainers, trainers, featurizers);

    /// <summary>The featurizers, those of extensions too.</summary>
    public FeaturizerCatalog Featurizers { get; } = new();

    /// <summary>All trainers by id, as of now.</summary>
    public IReadOnlyDictionary<string, ILearner> Trainers => _trainers;

    /// <summary>The extensions, as of now.</summary>
    public IReadOnlyList<LearningExtension> Extensions => _extensions;

    /// <summary>Extensions' presets, in the order of the extensions.</summary>
    public IEnumerable<PresetSettings> Others => _extensions.SelectMany(extension => extension.Presets);

    /// <summary>Takes these extensions instead of the ones before. Those that are not among them any more are disposed of: what they trained or answered ends with a named failure.</summary>
    /// <param name="extensions">Owned by the catalogue from now on; of two with one name the first counts.</param>
    public void Use(IReadOnlyList<LearningExtension> extensions)
    {
        IReadOnlyList<LearningExtension> before;
        lock (_lock)
        {
            before = _extensions;
            var kept = extensions.DistinctBy(extension => extension.Name).ToList();
            var trainers = new Dictionary<string, ILearner>(_own);
            foreach (var trainer in kept.SelectMany(extension => extension.Trainers))
                trainers.TryAdd(trainer.Id, trainer);
            Featurizers.Use([.. kept.SelectMany(extension => extension.Featurizers)]);
            (_trainers, _extensions) = (trainers, kept);
        }

        foreach (var gone in before.Concat(extensions).Except(_extensions))
            gone.Dispose();
    }

    /// <summary>The extension that brings a preset, or null: it is one of the two own ones, or missing.</summary>
    public LearningExtension? ExtensionOf(Preset preset) => _extensions.FirstOrDefault(extension => extension.Presets.Any(row => row.Preset == preset));

    /// <summary>What people read of an extension's preset, or null: it is one of the two own ones, or missing.</summary>
    public string? NameOf(Preset preset) => Others.FirstOrDefault(row => row.Preset == preset)?.DisplayName;

    /// <summary>The preset's row for a model.</summary>
    /// <param name="kind">What it learns from.</param>
    /// <param name="preset">Which way.</param>
    /// <param name="rows">Examples to learn from.</param>
    /// <param name="labels">Labels that have examples.</param>
    /// <exception cref="LearningException">
    /// The extension is missing (<see cref="LearningCodes.MissingExtension"/>), or the preset is not for this kind (<see cref="LearningCodes.WrongKind"/>).
    /// </exception>
    public PresetSettings Preset(ModelKind kind, Preset preset, int rows, int labels) =>
        preset.IsOwn ? Presets.For(kind, preset, rows, labels) : Other(kind, preset);

    /// <summary>The featurizer that a training with a preset looks at a model's examples with.</summary>
    /// <exception cref="LearningException">As <see cref="Preset"/>, or the examples do not fit together.</exception>
    public IFeaturizer Featurizer(ProjectFile project, ModelInfo model, Preset preset) =>
        !preset.IsOwn && Other(model.Kind, preset).FeaturizerId is { } id ? Featurizers.Load(model.Kind, id, "") : _featurizers(project, model);

    public void Dispose()
    {
        Use([]);
        Featurizers.Dispose();
    }

    private PresetSettings Other(ModelKind kind, Preset preset)
    {
        var found = Others.Where(row => row.Preset == preset).ToList();
        return found.FirstOrDefault(row => row.Kind == kind) ?? throw (found.Count == 0
            ? LearningExtension.Missing(preset.Id, "preset")
            : new LearningException(
                LearningCodes.WrongKind,
                "This way to learn is for other examples. Choose another one.",
                $"The preset '{preset.Id}' is for {string.Join(", ", found.Select(row => row.Kind.ToText()))}; this model learns from {kind.ToText()}."));
    }
}
