using System.Globalization;
using MLKids.Learning.Training;

namespace MLKids.Learning.Device;

/// <summary>
/// Which preset suits a device. A pure function of facts: the same facts give the same report everywhere. As in Machine Learning for Kids, the first
/// sign of low resources is enough, and unknown facts are no sign.
/// </summary>
public static class DeviceCheck
{
    private const string EitherWorks = "Nothing need be done: the simplified model trains well here. The accurate one can still be chosen.";

    /// <param name="facts">What is known.</param>
    /// <param name="limits">Null for the defaults.</param>
    public static DeviceReport Assess(DeviceFacts facts, DeviceLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        limits ??= new();
        DeviceFinding[] findings = [.. OfMachine(facts, limits), .. facts.Browser is { } browser ? OfBrowser(browser, limits) : []];
        var first = Array.Find(findings, static finding => finding.Severity == DeviceSeverity.Warning);
        if (first is not null)
            return new(Preset.Simplified, $"Training uses the simplified model, because {Because(first.Code)}.", findings);
        if (IsEmpty(facts))
            return new(Preset.Accurate, "Training uses the accurate model: this computer told nothing of itself.", [NothingKnown()]);
        return new(Preset.Accurate, "Training uses the accurate model: this computer is fast enough.", findings);
    }

    private static IEnumerable<DeviceFinding> OfMachine(DeviceFacts facts, DeviceLimits limits)
    {
        if (facts.MemoryBytes is { } memory && memory <= limits.MemoryBytes)
            yield return Low(DeviceCodes.LittleMemory, $"Found {memory / 1048576.0:F0} MB of memory; up to {limits.MemoryBytes / 1048576.0:F0} MB counts as little.", "Close other programs, or give the container more memory. " + EitherWorks);
        if (facts.Cores is { } cores && cores <= limits.Cores)
            yield return Low(DeviceCodes.FewCores, $"Found {cores} processor cores; up to {limits.Cores} count as few.");
        // Only where both are known to be missing: one instruction set never has the other's vectors.
        if (facts is { HasWideVectors: false, HasArmVectors: false })
            yield return Low(DeviceCodes.NoVectors, "Found neither 256-bit (AVX2) nor Arm vector instructions.");
        if (facts.Is64Bit == false)
            yield return Low(DeviceCodes.ThirtyTwoBit, "Found a 32-bit program.", "Install the 64-bit program if this computer can run it. " + EitherWorks);
        if (facts.IsMobile == true)
            yield return Low(DeviceCodes.Mobile, $"Found a phone or tablet ({facts.OperatingSystem ?? "system not named"}).");
        if (facts.ProbeMilliseconds is { } probe && probe > limits.ProbeMilliseconds)
            yield return Low(DeviceCodes.SlowProbe, $"Found {probe:F0} ms for one picture; more than {limits.ProbeMilliseconds:F0} ms counts as slow.", "Close other programs. " + EitherWorks);
    }

    private static IEnumerable<DeviceFinding> OfBrowser(BrowserFacts browser, DeviceLimits limits)
    {
        if (browser.DeviceMemory is { } memory and > 0 && memory <= limits.BrowserMemory)
            yield return Low(DeviceCodes.BrowserLittleMemory, $"The browser tells of {memory} GB of memory; up to {limits.BrowserMemory} GB counts as little.");
        if (browser.HardwareConcurrency is { } cores and > 0 && cores <= limits.BrowserCores)
            yield return Low(DeviceCodes.BrowserFewCores, $"The browser tells of {cores} processor cores; up to {limits.BrowserCores} count as few.");
        if (browser.WebGl == false)
            yield return Low(DeviceCodes.NoWebGl, "The browser has no WebGL.", "Switch on hardware acceleration in the browser's settings. " + EitherWorks);
        if (Smallest(browser.MaxTextureSize, browser.MaxRenderbufferSize) is { } size && size <= limits.TextureSize)
            yield return Low(DeviceCodes.SmallTextures, $"The browser's textures or render buffers end at {size} pixels; up to {limits.TextureSize} counts as small.");
        if (browser.Renderer is { } renderer && limits.WeakRenderers.FirstOrDefault(weak => renderer.Contains(weak, StringComparison.OrdinalIgnoreCase)) is { } name)
            yield return Low(DeviceCodes.WeakRenderer, $"The browser draws with \"{renderer}\", which is in the list of weak ones as \"{name}\".");
    }

    private static string Because(string code) => code switch
    {
        DeviceCodes.LittleMemory or DeviceCodes.BrowserLittleMemory => "this computer has little memory",
        DeviceCodes.FewCores or DeviceCodes.BrowserFewCores => "this computer has few processor cores",
        DeviceCodes.NoVectors or DeviceCodes.ThirtyTwoBit => "this computer's processor is an older one",
        DeviceCodes.Mobile => "this is a phone or a tablet",
        DeviceCodes.SlowProbe => "pictures take long on this computer",
        _ => "this computer's graphics are simple",
    };

    private static DeviceFinding Low(string code, FormattableString message, string guidance = EitherWorks) =>
        new(code, DeviceSeverity.Warning, message.ToString(CultureInfo.InvariantCulture), guidance);

    private static DeviceFinding Low(string code, string message, string guidance = EitherWorks) => new(code, DeviceSeverity.Warning, message, guidance);

    private static DeviceFinding NothingKnown() =>
        new(DeviceCodes.NothingKnown, DeviceSeverity.Note, "Found no facts about this device.", "Choose the simplified model if training is slow.");

    private static int? Smallest(int? a, int? b) => a is null ? b : b is null ? a : Math.Min(a.Value, b.Value);

    private static bool IsEmpty(DeviceFacts facts) => facts with { OperatingSystem = null, Browser = null } == new DeviceFacts()
        && (facts.Browser is null || facts.Browser == new BrowserFacts());
}
