using MLKids.Learning.Examples;
using MLKids.Learning.Examples.Columns;
using MLKids.Learning.Featurizers.Rows;
using MLKids.Learning.Featurizers.Words;
using MLKids.Learning.Training;

namespace MLKids.Learning.Featurizers;

/// <summary>One featurizer for each kind of model, made when first asked for and shared. Safe to use from several threads.</summary>
public sealed class FeaturizerCatalog : IDisposable
{
    private const int MostRows = 16;

    private readonly Lock _lock = new();
    private readonly Dictionary<ModelKind, IFeaturizer> _ready = [];
    private readonly Dictionary<string, RowFeaturizer> _rows = [];
    private volatile IReadOnlyList<IFeaturizer> _ofExtensions = [];

    /// <summary>The featurizer of a kind.</summary>
    /// <exception cref="LearningException">There is none for this kind (<see cref="LearningCodes.MissingFeaturizer"/>).</exception>
    public IFeaturizer For(ModelKind kind)
    {
        lock (_lock)
        {
            if (_ready.TryGetValue(kind, out var featurizer))
                return featurizer;
            featurizer = kind switch
            {
                ModelKind.Pictures => new MobileNetFeaturizer(),
                ModelKind.Sounds => new SoundFeaturizer(),
                ModelKind.Words => new WordFeaturizer(),
                _ => throw new LearningException(
                    LearningCodes.MissingFeaturizer,
                    "I cannot do that with this kind of model.",
                    $"No featurizer for kind '{kind.ToText()}' alone; rows have one for each set of columns, text has none."),
            };
            _ready.Add(kind, featurizer);
            return featurizer;
        }
    }

    /// <summary>The featurizer for the examples that a model has now.</summary>
    /// <exception cref="LearningException">There is none for this kind, or the examples do not fit together.</exception>
    public IFeaturizer For(ProjectFile project, ModelInfo model) =>
        model.Kind.HasColumns() ? new RowFeaturizer(ModelColumns.Of(project, model).Inputs) : For(model.Kind);

    /// <summary>The featurizer that a saved model was trained with.</summary>
    /// <param name="kind">What the model learns from.</param>
    /// <param name="id">Its <see cref="IFeaturizer.Id"/>.</param>
    /// <param name="state">Its <see cref="IFeaturizer.State"/>.</param>
    /// <exception cref="LearningException">
    /// There is none of that id (<see cref="LearningCodes.MissingFeaturizer"/>; of an extension's <see cref="LearningCodes.MissingExtension"/>).
    /// </exception>
    public IFeaturizer Load(ModelKind kind, string id, string state)
    {
        if (LearningExtension.NameIn(id) is not null)
            return _ofExtensions.FirstOrDefault(known => known.Id == id) ?? throw LearningExtension.Missing(id, "featurizer");
        var featurizer = kind.HasColumns() ? Rows(state) : For(kind);
        return featurizer.Id == id && featurizer.State == state
            ? featurizer
            : throw new LearningException(
                LearningCodes.MissingFeaturizer,
                "This model was made by another MLKids. Train it again.",
                $"Found featurizer '{featurizer.Id}', wanted '{id}'.");
    }

    /// <summary>Extensions' featurizers, instead of those before; the caller owns them.</summary>
    internal void Use(IReadOnlyList<IFeaturizer> ofExtensions) => _ofExtensions = ofExtensions;

    public void Dispose()
    {
        lock (_lock)
        {
            foreach (var featurizer in _ready.Values)
                featurizer.Dispose();
            _ready.Clear();
        }
    }

    /// <summary>Kept, because programs ask for every row that they classify.</summary>
    private RowFeaturizer Rows(string state)
    {
        lock (_lock)
        {
            if (_rows.TryGetValue(state, out var featurizer))
                return featurizer;
            if (_rows.Count >= MostRows)
                _rows.Clear();
            return _rows[state] = RowFeaturizer.Load(state);
        }
    }
}
