namespace MLKids.Bench.Words;

/// <summary>One split, learned and asked.</summary>
/// <param name="Right">Percent of the asked sentences.</param>
/// <param name="Fit">Milliseconds from sentences to a model.</param>
/// <param name="Answer">Microseconds from one sentence to its answer.</param>
/// <param name="Sure">Percent of answers at or above the recognition point.</param>
/// <param name="SureAbroad">The same for sentences of other sets in other languages, of which the model knows nothing.</param>
internal sealed record SentenceResult(double Right, double Fit, double Answer, double Sure = double.NaN, double SureAbroad = double.NaN);
