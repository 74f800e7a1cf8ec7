namespace MLKids.Learning.Device;

/// <summary>What is known of a device. Null is "not known", which is never a bad sign.</summary>
public sealed record DeviceFacts
{
    /// <summary>Bytes that this program may use: the smaller of the computer's memory and its container's limit.</summary>
    public long? MemoryBytes { get; init; }

    /// <summary>Logical processor cores that this program may use.</summary>
    public int? Cores { get; init; }

    /// <summary>x86 with AVX2 (256-bit vectors).</summary>
    public bool? HasWideVectors { get; init; }

    /// <summary>Arm with AdvSimd.</summary>
    public bool? HasArmVectors { get; init; }

    /// <summary>The process is a 64-bit one.</summary>
    public bool? Is64Bit { get; init; }

    /// <summary>Android, iOS, iPadOS.</summary>
    public bool? IsMobile { get; init; }

    /// <summary>For the report: the operating system's own words.</summary>
    public string? OperatingSystem { get; init; }

    /// <summary>Milliseconds that one picture took from its bytes to its features, after a warm-up.</summary>
    public double? ProbeMilliseconds { get; init; }

    /// <summary>What the browser tells, where a browser is the device.</summary>
    public BrowserFacts? Browser { get; init; }
}
