namespace MLKids.Learning.Trainers;

/// <summary>A fitted head: features in, one probability per label out. Immutable and safe to use from several threads.</summary>
public interface IHead
{
    /// <summary>The <see cref="ITrainer.Id"/> that fits and loads such heads.</summary>
    string TrainerId { get; }

    int FeatureLength { get; }

    int LabelCount { get; }

    /// <summary>Writes one probability per label; they are ≥ 0 and sum to 1.</summary>
    void Predict(ReadOnlySpan<float> features, Span<float> probabilities);

    /// <summary>Writes the weights so that <see cref="ITrainer.Load"/> gives a head with identical predictions. Deterministic bytes.</summary>
    void Save(BinaryWriter writer);
}
