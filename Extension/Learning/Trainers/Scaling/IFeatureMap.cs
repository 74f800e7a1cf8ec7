namespace MLKids.Learning.Trainers.Scaling;

/// <summary>A fitted scaling. Immutable and safe to use from several threads.</summary>
public interface IFeatureMap
{
    /// <summary>Floats of one row as the featurizer gives it.</summary>
    int InputLength { get; }

    /// <summary>Floats of one scaled row, at least 1; fewer than <see cref="InputLength"/> where the map leaves some out.</summary>
    int OutputLength { get; }

    /// <summary>Scales one row. Finite floats give finite floats.</summary>
    /// <param name="features"><see cref="InputLength"/> floats.</param>
    /// <param name="scaled">Takes <see cref="OutputLength"/> floats.</param>
    void Apply(ReadOnlySpan<float> features, Span<float> scaled);

    /// <summary>Writes it so that <see cref="IScaling.Load"/> gives one that scales bit by bit the same. Deterministic bytes.</summary>
    void Save(BinaryWriter writer);
}
