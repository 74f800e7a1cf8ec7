namespace MLKids.Learning.Device;

/// <summary>
/// From where on a device counts as a low-resource one; every limit itself still does. Defaults: Machine Learning for Kids'
/// <c>gpudetection.service.js</c> (IBM/taxinomitis bf8ff6a7), and for what a browser cannot tell, the like.
/// </summary>
public sealed record DeviceLimits
{
    public long MemoryBytes { get; init; } = 2L << 30;

    public int Cores { get; init; } = 2;

    /// <summary>Milliseconds for one picture: from here on, adding 100 pictures takes longer than a child waits (5 s).</summary>
    public double ProbeMilliseconds { get; init; } = 50;

    /// <summary>GB, as <c>navigator.deviceMemory</c> counts.</summary>
    public double BrowserMemory { get; init; } = 2;

    public int BrowserCores { get; init; } = 2;

    /// <summary>Pixels, of textures as of render buffers.</summary>
    public int TextureSize { get; init; } = 4096;

    /// <summary>Parts of renderer names, compared without regard to case.</summary>
    public IReadOnlyList<string> WeakRenderers { get; init; } =
    [
        "Mali-400", "Mali-450", "Mali-T6", "Mali-T7", "PowerVR GE8", "PowerVR SGX", "VideoCore IV", "SwiftShader", "Adreno (TM) 3", "Adreno (TM) 4", "llvmpipe",
    ];
}
