namespace MLKids.Learning.Examples;

/// <summary>What <see cref="FeatureCache.Fill"/> did.</summary>
/// <param name="Computed">Contents featurized now, and saved.</param>
/// <param name="Cached">Contents that had features already.</param>
/// <param name="Skipped">Examples that could not be featurized, each with its reason. They are tried again in the next run.</param>
public sealed record FeatureReport(int Computed, int Cached, IReadOnlyList<RefusedExample> Skipped);
