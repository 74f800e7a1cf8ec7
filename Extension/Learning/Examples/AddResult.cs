namespace MLKids.Learning.Examples;

/// <summary>What became of one added example.</summary>
/// <param name="ExampleId">The new example, or the one that was there already.</param>
/// <param name="Duplicate">The label holds the same bytes already; nothing was added.</param>
public readonly record struct AddResult(long ExampleId, bool Duplicate);
