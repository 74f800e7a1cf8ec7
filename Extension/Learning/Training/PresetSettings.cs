using MLKids.Learning.Examples;

namespace MLKids.Learning.Training;

/// <summary>One row of <see cref="Presets"/>: how a kind of model is trained.</summary>
/// <param name="Kind">What the model learns from.</param>
/// <param name="Preset">Which way.</param>
/// <param name="Size">For how much data the row holds; <see cref="SizeClass.Any"/> when size does not matter.</param>
/// <param name="TrainerId">The trainer, by id.</param>
/// <param name="Numbers">Numbers that a trainer or featurizer of this kind reads by name (epochs, hop, noise mix, ...); may be
/// empty.</param>
public sealed record PresetSettings(
    ModelKind Kind, Preset Preset, SizeClass Size, string TrainerId, IReadOnlyDictionary<string, double> Numbers)
{
    /// <summary>What people read of an extension's preset; empty for the two own ones, which each language names.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>The featurizer that it needs, by id; null for the kind's own.</summary>
    public string? FeaturizerId { get; init; }
}
