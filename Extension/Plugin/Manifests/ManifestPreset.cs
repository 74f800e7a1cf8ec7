using MLKids.Learning.Examples;

namespace MLKids.Extension.Manifests;

/// <summary>A way to train that a plugin adds to menus and to the page.</summary>
/// <param name="Id">The plugin's name, a dot, and a word; saved in programs and models.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Kind">What it learns from.</param>
/// <param name="Trainer">Id of one of the plugin's trainers or of ours.</param>
/// <param name="Featurizer">Id of one of the plugin's featurizers; null for the kind's own.</param>
/// <param name="Numbers">What the trainer reads by name.</param>
public sealed record ManifestPreset(string Id, string DisplayName, ModelKind Kind, string Trainer, string? Featurizer, IReadOnlyDictionary<string, double> Numbers);
