using MLKids.Learning.Featurizers;
using MLKids.Learning.Trainers;

namespace MLKids.Learning.Training;

/// <summary>What one extension adds to learning. Every id in it is the extension's name, a dot, and a word.</summary>
/// <param name="Name">The extension's name, for instance <c>org.example.neighbours</c>.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Folder">Where it lies: a process that trains for this one reads it there again.</param>
public sealed record LearningExtension(string Name, string DisplayName, string Folder) : IDisposable
{
    public IReadOnlyList<ITrainer> Trainers { get; init; } = [];

    public IReadOnlyList<IFeaturizer> Featurizers { get; init; } = [];

    /// <summary>What people and programs choose from.</summary>
    public IReadOnlyList<PresetSettings> Presets { get; init; } = [];

    /// <summary>The extension that an id belongs to, or null: it is one of ours.</summary>
    internal static string? NameIn(string id)
    {
        var bare = id.AsSpan();
        if (bare.IndexOf('@') is >= 0 and var hash)
            bare = bare[..hash];
        return bare.LastIndexOf('.') is > 0 and var dot ? bare[..dot].ToString() : null;
    }

    /// <summary>Says that a model or a program needs what is not here.</summary>
    /// <param name="id">Of a trainer, featurizer or preset.</param>
    /// <param name="what">Which of these, for the message.</param>
    internal static LearningException Missing(string id, string what) => new(
        LearningCodes.MissingExtension,
        "An extension is missing for this model. Add it or train again.",
        $"The {what} '{id}' is of the extension {NameIn(id)}, which is not here, is broken, or is another version of it. Nothing was changed: put the extension back, or train in another way.");

    public void Dispose()
    {
        foreach (var part in Featurizers.Concat<object>(Trainers).OfType<IDisposable>())
            part.Dispose();
    }
}
