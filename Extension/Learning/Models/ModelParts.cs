using MLKids.Learning.Trainers;

namespace MLKids.Learning.Models;

/// <summary>What makes a trained model answer as it does.</summary>
/// <param name="Labels">Names of the answers, in order: labels, or the predicted columns; none for text.</param>
/// <param name="FeaturizerId">The featurizer that inputs go through; empty for text.</param>
/// <param name="FeaturizerState">What that featurizer knows beyond its code.</param>
/// <param name="Learned">What was fitted.</param>
internal sealed record ModelParts(IReadOnlyList<string> Labels, string FeaturizerId, string FeaturizerState, ILearned Learned);
