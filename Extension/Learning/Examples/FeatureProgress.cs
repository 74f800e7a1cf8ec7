namespace MLKids.Learning.Examples;

/// <summary>How many of the examples have features.</summary>
/// <param name="Done">Computed or skipped in this run.</param>
/// <param name="Total">To be computed in this run.</param>
public readonly record struct FeatureProgress(int Done, int Total);
