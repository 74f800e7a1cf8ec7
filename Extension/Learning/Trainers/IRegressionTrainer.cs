namespace MLKids.Learning.Trainers;

/// <summary>Fits a regressor. Stateless; one instance serves all threads.</summary>
public interface IRegressionTrainer : ILearner
{
    /// <summary>This trainer with the numbers of a row of <see cref="Training.Presets.Table"/>.</summary>
    IRegressionTrainer With(IReadOnlyDictionary<string, double> numbers) => this;

    /// <summary>Learns. The same rows, settings and seed give bit-identical weights on one machine.</summary>
    /// <param name="rows">At least two rows, finite numbers only.</param>
    /// <param name="seed">Initial weights and shuffling.</param>
    /// <param name="progress">Told after each epoch; may be null.</param>
    /// <param name="cancellation">Looked at often enough that stopping takes well under 0.5 s.</param>
    /// <exception cref="LearningException">The rows cannot be learned from, naming why.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IRegressor Fit(RegressionRows rows, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation);

    /// <summary>Reads a regressor that <see cref="ILearned.Save"/> wrote.</summary>
    /// <exception cref="LearningException">The bytes are not such a regressor.</exception>
    new IRegressor Load(BinaryReader reader);

    ILearned ILearner.Load(BinaryReader reader) => Load(reader);
}
