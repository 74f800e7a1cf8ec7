namespace MLKids.Learning.Featurizers;

/// <summary>Turns one example (its stored bytes) into one feature vector. Frozen: it never learns. Safe to call from several threads.</summary>
public interface IFeaturizer : IDisposable
{
    /// <summary>
    /// Names weights, preprocessing and version, for instance <c>mobilenetv3-small-288-v1</c>. Part of the key of the feature cache and of every
    /// saved model: when anything changes that changes a float, the id must change.
    /// </summary>
    string Id { get; }

    /// <summary>Floats that <see cref="Featurize"/> writes.</summary>
    int FeatureLength { get; }

    /// <summary>
    /// What this featurizer knows beyond its code and weights (for rows: the columns), kept in saved models and read again by
    /// <see cref="FeaturizerCatalog.Load"/>. Empty for most.
    /// </summary>
    string State => "";

    /// <summary>Featurizing costs less than keeping the features: they are computed whenever they are needed.</summary>
    bool IsCheap => false;

    /// <summary>Writes the features of one example.</summary>
    /// <param name="example">The example as it was added (for pictures: the bytes of a JPEG, PNG, ... file).</param>
    /// <param name="features">Exactly <see cref="FeatureLength"/> floats.</param>
    /// <exception cref="LearningException">The example cannot be read; the message says what was found and wanted.</exception>
    void Featurize(ReadOnlySpan<byte> example, Span<float> features);
}
