namespace MLKids.Learning.Examples;

/// <summary>How much memory the features of one training may take.</summary>
/// <param name="FeatureBytes">More than this is streamed.</param>
/// <param name="Mode">Forces one way; automatic by default.</param>
public sealed record TrainingBudget(long FeatureBytes, SourceMode Mode = SourceMode.Automatic)
{
    /// <summary>No machine needs more than 256 MiB: that is over 100,000 pictures of 576 floats.</summary>
    public const long Ceiling = 256L * 1024 * 1024;

    /// <summary>An eighth of the memory that the runtime may use here (it knows container limits), at most <see cref="Ceiling"/>.</summary>
    public static TrainingBudget Default => new(Math.Min(Ceiling, GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8));

    /// <summary>Whether so many rows are streamed.</summary>
    public bool Streams(int rows, int featureLength) => Mode switch
    {
        SourceMode.InMemory => false,
        SourceMode.Streaming => true,
        _ => (long)rows * featureLength * sizeof(float) > FeatureBytes,
    };
}
