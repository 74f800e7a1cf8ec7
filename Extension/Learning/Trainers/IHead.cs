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

    /// <summary>Several inputs at once: a head that answers elsewhere asks once for all of them.</summary>
    /// <param name="features">[inputs × <see cref="FeatureLength"/>], row-major.</param>
    /// <param name="probabilities">[inputs × <see cref="LabelCount"/>], row-major.</param>
    /// <exception cref="ArgumentException">The lengths do not fit together.</exception>
    void PredictAll(ReadOnlySpan<float> features, Span<float> probabilities)
    {
        for (var i = 0; i * FeatureLength < features.Length; i++)
            Predict(features.Slice(i * FeatureLength, FeatureLength), probabilities.Slice(i * LabelCount, LabelCount));
    }
}
