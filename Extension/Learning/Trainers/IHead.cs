namespace MLKids.Learning.Trainers;

/// <summary>A fitted head: features in, one probability per label out. Immutable and safe to use from several threads.</summary>
public interface IHead : ILearned
{
    /// <summary>Floats of one input.</summary>
    int FeatureLength { get; }

    /// <summary>Probabilities of one answer.</summary>
    int LabelCount { get; }

    /// <summary>Writes one probability per label; they are ≥ 0 and sum to 1.</summary>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    void Predict(ReadOnlySpan<float> features, Span<float> probabilities);
}
