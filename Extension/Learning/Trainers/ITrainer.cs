using MLKids.Learning.Examples;

namespace MLKids.Learning.Trainers;

/// <summary>Fits a head (the small part that learns) on feature rows. Stateless; one instance serves all threads.</summary>
public interface ITrainer
{
    /// <summary>Saved in models, for instance <c>softmax-head</c>.</summary>
    string Id { get; }

    /// <summary>Learns. The same rows, settings and seed give bit-identical weights on one machine.</summary>
    /// <param name="examples">At least two labels with at least one row each.</param>
    /// <param name="seed">Initial weights and shuffling.</param>
    /// <param name="progress">Told after each epoch or iteration; may be null.</param>
    /// <param name="cancellation">Looked at often enough that stopping takes well under 0.5 s.</param>
    /// <exception cref="LearningException">The rows cannot be learned from, naming why (one label, NaN, ...).</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    IHead Fit(IExampleSource examples, int seed, IProgress<FitProgress>? progress, CancellationToken cancellation);

    /// <summary>Reads a head that <see cref="IHead.Save"/> wrote.</summary>
    /// <exception cref="LearningException">The bytes are not such a head.</exception>
    IHead Load(BinaryReader reader);
}

/// <summary>How far a fit is.</summary>
/// <param name="Done">0..1.</param>
/// <param name="Loss">Mean training loss (cross-entropy in nats for classifiers) at this point.</param>
/// <param name="Round">Epoch or iteration, from 1.</param>
public readonly record struct FitProgress(double Done, double Loss, int Round);
