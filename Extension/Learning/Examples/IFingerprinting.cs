namespace MLKids.Learning.Examples;

/// <summary>
/// A featurizer that can also tell near-duplicates: it computes both from one decoding of the example. Near-duplicates are kept in one fold
/// when
/// accuracy is measured.
/// </summary>
public interface IFingerprinting
{
    /// <summary>Writes the features, exactly as <see cref="Featurizers.IFeaturizer.Featurize"/> does, and gives the fingerprint.</summary>
    /// <param name="example">The example as it was added.</param>
    /// <param name="features">As long as the featurizer's features.</param>
    /// <returns>64 bits of which few differ between examples that look (or sound) alike, for instance a perceptual hash.</returns>
    /// <exception cref="LearningException">The example cannot be read.</exception>
    ulong Fingerprint(ReadOnlySpan<byte> example, Span<float> features);
}
