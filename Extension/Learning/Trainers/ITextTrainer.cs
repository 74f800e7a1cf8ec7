namespace MLKids.Learning.Trainers;

/// <summary>Fits a text model. Stateless; one instance serves all threads.</summary>
public interface ITextTrainer : ILearner
{
    /// <summary>This trainer with the numbers of a row of <see cref="Training.Presets.Table"/> or of the size that the child chose.</summary>
    ITextTrainer With(IReadOnlyDictionary<string, double> numbers) => this;

    /// <summary>Learns. The same texts and settings give the same model.</summary>
    /// <param name="texts">At least one text that is not blank.</param>
    /// <param name="seed">Whatever is drawn.</param>
    /// <param name="progress">Told now and then; may be null.</param>
    /// <param name="cancellation">Looked at often enough that stopping takes well under 0.5 s.</param>
    /// <exception cref="LearningException">The texts cannot be learned from, naming why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    ITextModel Fit(IReadOnlyList<string> texts, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation);

    /// <summary>Reads a model that <see cref="ILearned.Save"/> wrote.</summary>
    /// <exception cref="LearningException">The bytes are not such a model.</exception>
    new ITextModel Load(BinaryReader reader);

    ILearned ILearner.Load(BinaryReader reader) => Load(reader);
}
