namespace MLKids.Learning.Featurizers;

/// <summary>A featurizer that finds near-duplicates on the way: one decoding serves both.</summary>
public interface IFingerprintingFeaturizer : IFeaturizer
{
    /// <summary>Bits in which the fingerprints of near-duplicates differ at most.</summary>
    int NearDuplicateBits { get; }

    /// <summary>As <see cref="IFeaturizer.Featurize"/>; also gives a 64-bit perceptual hash of the example (see <see cref="NearDuplicateBits"/>).</summary>
    /// <param name="example">The example as it was added.</param>
    /// <param name="features">Exactly <see cref="IFeaturizer.FeatureLength"/> floats.</param>
    /// <exception cref="LearningException">The example cannot be read.</exception>
    ulong FeaturizeAndFingerprint(ReadOnlySpan<byte> example, Span<float> features);
}
