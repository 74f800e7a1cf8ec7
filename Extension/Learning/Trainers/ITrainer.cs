using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers;

/// <summary>Fits a head (the small part that learns) on feature rows. Stateless; one instance serves all threads.</summary>
public interface ITrainer : ILearner
{
    /// <summary>This trainer with the numbers of a row of <see cref="Training.Presets.Table"/> (epochs, batch, ...); names that it does not know mean nothing to it.</summary>
    ITrainer With(IReadOnlyDictionary<string, double> numbers) => this;

    /// <summary>Learns. The same rows, settings and seed give bit-identical weights on one machine.</summary>
    /// <param name="examples">At least two labels with at least one row each.</param>
    /// <param name="seed">Initial weights and shuffling.</param>
    /// <param name="progress">Told after each epoch or iteration; may be null.</param>
    /// <param name="cancellation">Looked at often enough that stopping takes well under 0.5 s.</param>
    /// <exception cref="LearningException">The rows cannot be learned from, naming why (one label, NaN, ...).</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation);

    /// <summary>Reads a head that <see cref="ILearned.Save"/> wrote.</summary>
    /// <exception cref="LearningException">The bytes are not such a head.</exception>
    new IHead Load(BinaryReader reader);

    ILearned ILearner.Load(BinaryReader reader) => Load(reader);
}
