namespace MLKids.Blocks.Contracts;

/// <summary>What a model takes an input for.</summary>
/// <param name="Label">The most likely label.</param>
/// <param name="Confidence">In percent, 0..100.</param>
/// <param name="IsSure">Whether the model reaches its recognition point; below it our own blocks say "not sure".</param>
public sealed record ModelAnswer(string Label, double Confidence, bool IsSure);
