namespace MLKids.Learning.Device;

/// <summary>Codes of the device check's findings (MLT101 …). Never renumbered; new ones go at the end.</summary>
public static class DeviceCodes
{
    /// <summary>Little memory.</summary>
    public const string LittleMemory = "MLT101";

    /// <summary>Few processor cores.</summary>
    public const string FewCores = "MLT102";

    /// <summary>No 256-bit and no Arm vector instructions.</summary>
    public const string NoVectors = "MLT103";

    /// <summary>A 32-bit program or computer.</summary>
    public const string ThirtyTwoBit = "MLT104";

    /// <summary>A phone or tablet.</summary>
    public const string Mobile = "MLT105";

    /// <summary>One picture takes long.</summary>
    public const string SlowProbe = "MLT106";

    /// <summary>The browser tells of little memory.</summary>
    public const string BrowserLittleMemory = "MLT107";

    /// <summary>The browser tells of few cores.</summary>
    public const string BrowserFewCores = "MLT108";

    /// <summary>The browser has no WebGL.</summary>
    public const string NoWebGl = "MLT109";

    /// <summary>The graphics chip's textures or render buffers are small.</summary>
    public const string SmallTextures = "MLT110";

    /// <summary>The graphics chip is a known weak one, or there is none.</summary>
    public const string WeakRenderer = "MLT111";

    /// <summary>Nothing is known of the device.</summary>
    public const string NothingKnown = "MLT112";
}
