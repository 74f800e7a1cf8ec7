namespace MLKids.Learning.Listening;

/// <summary>Something was heard.</summary>
/// <param name="Model">The model that knows it.</param>
/// <param name="Label">Its label, as the model writes it.</param>
/// <param name="Probability">Averaged over the last windows, 0..1.</param>
/// <param name="Position">Samples of the stream up to the end of the window, lost ones included.</param>
public readonly record struct HeardSound(string Model, string Label, float Probability, long Position);
