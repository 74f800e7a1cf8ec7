using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers.Scaling;

/// <summary>
/// Another trainer behind a scaling that is fitted on the same training rows and saved in the head: whoever measures accuracy on rows kept
/// aside measures the scaling too.
/// </summary>
/// <param name="id">Saved in models, for instance <c>words-softmax</c>.</param>
/// <param name="scaling">What is done to features first.</param>
/// <param name="inner">What learns from scaled features.</param>
public sealed class ScaledTrainer(string id, IScaling scaling, ITrainer inner) : ITrainer
{
    public string Id => id;

    public ITrainer With(IReadOnlyDictionary<string, double> numbers) => new ScaledTrainer(id, scaling, inner.With(numbers));

    public IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(examples);
        TrainingRows.Check(examples, cancellation);
        var map = scaling.Fit(examples, cancellation);
        return new ScaledHead(id, map, inner.Fit(ScaledExamples.Of(examples, map, cancellation), seed, progress, cancellation));
    }

    public IHead Load(BinaryReader reader) => ScaledHead.Load(reader, id, scaling, inner);
}
