using MLKids.Learning.Examples;

namespace MLKids.Extension.Manifests;

/// <summary>A trainer that a plugin's assembly brings.</summary>
/// <param name="Id">The plugin's name, a dot, and a word; saved in models.</param>
/// <param name="DisplayName">What people read.</param>
/// <param name="Assembly">Without <c>.dll</c>.</param>
/// <param name="Type">Full name of a class that implements <see cref="MLKids.Learning.Trainers.ITrainer"/>.</param>
/// <param name="Kinds">What it can learn from: kinds with labels.</param>
public sealed record ManifestTrainer(string Id, string DisplayName, string Assembly, string Type, IReadOnlyList<ModelKind> Kinds);
