namespace MLKids.Learning.Device;

/// <summary>What a browser tells of itself. Null is "not told": browsers hide much of this on purpose.</summary>
public sealed record BrowserFacts
{
    /// <summary><c>navigator.deviceMemory</c>, in GB; 0 counts as not told.</summary>
    public double? DeviceMemory { get; init; }

    /// <summary><c>navigator.hardwareConcurrency</c>; 0 counts as not told.</summary>
    public int? HardwareConcurrency { get; init; }

    /// <summary>A <c>webgl2</c> or <c>webgl</c> context could be had.</summary>
    public bool? WebGl { get; init; }

    /// <summary><c>MAX_TEXTURE_SIZE</c>, in pixels.</summary>
    public int? MaxTextureSize { get; init; }

    /// <summary><c>MAX_RENDERBUFFER_SIZE</c>, in pixels.</summary>
    public int? MaxRenderbufferSize { get; init; }

    /// <summary><c>UNMASKED_RENDERER_WEBGL</c>.</summary>
    public string? Renderer { get; init; }
}
