using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using MLKids.Learning.Featurizers;

namespace MLKids.Learning.Device;

/// <summary>Collects the facts of the computer that this program runs on.</summary>
public static class DeviceProbe
{
    private const int TimedPictures = 3;

    /// <summary>Asks the runtime and the operating system (about 1 ms); with a featurizer also times it on a picture made for that (about 0.3 s the first time).</summary>
    /// <param name="clock">Measures the picture's time.</param>
    /// <param name="pictures">A featurizer of pictures to time; null to leave <see cref="DeviceFacts.ProbeMilliseconds"/> unknown. One that fails leaves it unknown too.</param>
    /// <param name="browser">What a browser told, to be passed through.</param>
    public static DeviceFacts Measure(TimeProvider clock, IFeaturizer? pictures = null, BrowserFacts? browser = null)
    {
        ArgumentNullException.ThrowIfNull(clock);
        var isX86 = RuntimeInformation.ProcessArchitecture is Architecture.X64 or Architecture.X86;
        var isArm = RuntimeInformation.ProcessArchitecture is Architecture.Arm64 or Architecture.Arm or Architecture.Armv6;
        return new()
        {
            MemoryBytes = MemoryLimit.Bytes(),
            Cores = Environment.ProcessorCount,
            HasWideVectors = isX86 ? Vector256.IsHardwareAccelerated : isArm ? false : null,
            HasArmVectors = isArm ? AdvSimd.IsSupported : isX86 ? false : null,
            Is64Bit = Environment.Is64BitProcess,
            IsMobile = OperatingSystem.IsAndroid() || (OperatingSystem.IsIOS() && !OperatingSystem.IsMacCatalyst()),
            OperatingSystem = RuntimeInformation.OSDescription,
            ProbeMilliseconds = pictures is null ? null : Time(pictures, clock),
            Browser = browser,
        };
    }

    /// <summary>The best of a few: other programs can only make it slower.</summary>
    private static double? Time(IFeaturizer pictures, TimeProvider clock)
    {
        var features = new float[pictures.FeatureLength];
        var best = TimeSpan.MaxValue;
        try
        {
            var png = SyntheticPicture.Png();
            pictures.Featurize(png, features);
            for (var i = 0; i < TimedPictures; i++)
            {
                var start = clock.GetTimestamp();
                pictures.Featurize(png, features);
                var took = clock.GetElapsedTime(start);
                best = took < best ? took : best;
            }
        }
        catch (LearningException)
        {
            return null;
        }
        return best.TotalMilliseconds;
    }
}
