namespace MLKids.Learning.Trainers;

/// <summary>A fitted regressor: inputs in, numbers out, both in the units of the examples.</summary>
public interface IRegressor : ILearned
{
    /// <summary>Floats of one input.</summary>
    int InputCount { get; }

    /// <summary>Numbers of one answer.</summary>
    int OutputCount { get; }

    /// <summary>Mean of each input column over the rows that were learned from: what an explanation compares with.</summary>
    ReadOnlySpan<float> InputMeans { get; }

    /// <summary>Writes one finite number per output.</summary>
    /// <exception cref="ArgumentException">A span has another length.</exception>
    void Predict(ReadOnlySpan<float> inputs, Span<float> outputs);
}
