using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Words;

/// <summary>
/// Another trainer that also learns that a row of zeros decides nothing: with a handful of sentences a head's free bias fits chance, and
/// gibberish would get an answer. What such a row gets is how often labels occur.
/// </summary>
internal sealed class UndecidedTrainer(ITrainer inner) : ITrainer
{
    public string Id => inner.Id;

    public ITrainer With(IReadOnlyDictionary<string, double> numbers) => new UndecidedTrainer(inner.With(numbers));

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation) =>
        inner.Fit(new UndecidedExamples(examples), seed, progress, cancellation);

    public IHead Load(BinaryReader reader) => inner.Load(reader);
}
